import type { Keyring } from './keyring.ts';

/** The six digits of a pending booking's mail: derived, so that they are stored nowhere (D1). Each resend is a new round (B5). */
export function bookingCode(
  keyring: Keyring,
  { caf, id }: { caf: string; id: string },
  round: number,
): string {
  return keyring.code('code', `${caf}#${id}#${round}`, 6);
}
