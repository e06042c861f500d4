import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a derived secret is for; two purposes never give the same value. */
export type Purpose =
  | 'address'
  | 'body'
  | 'code'
  | 'data-answer'
  | 'data-slip'
  | 'feed'
  | 'handed-in'
  | 'idempotency'
  | 'invitation'
  | 'invitation-token'
  | 'letter'
  | 'link'
  | 'mailbox'
  | 'number'
  | 'offer'
  | 'party'
  | 'person'
  | 'pin'
  | 'request'
  | 'request-hold'
  | 'session'
  | 'waiting';

/**
 * Everything derived from the one secret of a deployment. Nothing here can be turned back without it (D1).
 */
export interface Keyring {
  /** Keyed hash, 128 bits in base64url: for looking a personal value up without storing it. */
  hash(purpose: Purpose, text: string): string;
  /** An unguessable token, 256 bits in base64url, the same for the same text: what a mail can carry without the table knowing it. */
  token(purpose: Purpose, text: string): string;
  /** A code of `digits` decimal digits. */
  code(purpose: Purpose, text: string, digits: number): string;
}

export function makeKeyring(secret: string): Keyring {
  const mac = (purpose: Purpose, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\u0000${text}`).digest();
  return {
    hash: (purpose, text) => mac(purpose, text).subarray(0, 16).toString('base64url'),
    token: (purpose, text) => mac(purpose, text).toString('base64url'),
    code: (purpose, text, digits) =>
      String(mac(purpose, text).readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0'),
  };
}

/** How a token that a person holds is stored: it cannot be read back from the table. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Equality in constant time. */
export function sameText(left: string, right: string): boolean {
  const a = createHash('sha256').update(left).digest();
  const b = createHash('sha256').update(right).digest();
  return timingSafeEqual(a, b);
}
