import * as z from 'zod';
import { DomainError, invalid } from './errors.ts';
import { Person } from './person.ts';
import { CafCode, Slug } from './words.ts';

/**
 * No two of these 23 look alike, printed or written by hand: of 0 and O, 1, I and L, 2 and Z, 5 and S, 6 and G, 8 and B, U and V
 * at most one is in. Eight of them make 78 thousand million codes, so that of 100,000 open ones a guess in 780,000 finds one.
 */
const SYMBOLS = 'ACDEFGHJKMNPQRTVWXY3479';
const CODE_LENGTH = 8;

/** A pin has 10,000 values, so whoever found the letter gets this many wrong tries, ever, per booking. */
export const WRONG_PINS = 5;

export const InvitationState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  /** One booking stands for this right; its pin opens that appointment without e-mail. */
  z.strictObject({
    status: z.literal('used'),
    appointment: z.string(),
    at: z.int(),
    pinHash: z.string(),
    wrongPins: z.int().min(0).max(WRONG_PINS),
  }),
  /** The letter never arrived (L8), or the Caf took the code back. */
  z.strictObject({ status: z.literal('dead'), at: z.int(), why: z.enum(['returned', 'withdrawn']) }),
]);
export type InvitationState = z.infer<typeof InvitationState>;

/** The letter that carries it, and the keyed hashes by which an objection is found again without the person (F2). */
export const OfLetter = z.strictObject({
  id: z.string(),
  campaign: z.string(),
  /** Each alone stops later letters. */
  match: z.array(z.string()).min(1),
  name: z.string(),
  /** The address it went to, for a letter that comes back after its own record was erased (L8). */
  address: z.string().optional(),
});
export type OfLetter = z.infer<typeof OfLetter>;

/**
 * The personal right to book that a letter carries, once: a booking that is cancelled gives it back, so that another
 * time can be chosen with the same letter. `id` is the keyed hash of the code, which is stored nowhere (D1). Without
 * `expiresAt` no slot was offered yet and it does not run out (L8). `declinedAt` stops letters (F2) and is no state: whoever has booked
 * may decline as well, and keeps the appointment. Instants: epoch ms.
 */
export const Invitation = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  person: Person.pick({ firstName: true, lastName: true, email: true, phone: true }),
  createdAt: z.int(),
  expiresAt: z.int().optional(),
  declinedAt: z.int().optional(),
  letter: OfLetter.optional(),
  state: InvitationState,
});
export type Invitation = z.infer<typeof Invitation>;

/** What a code opens at `now`, as its holder is told: a dead code looks like an expired one. */
export const Opening = z.enum(['open', 'used', 'declined', 'expired']);
export type Opening = z.infer<typeof Opening>;

export function openingOf(invitation: Invitation, now: number): Opening {
  switch (invitation.state.status) {
    case 'used':
      return 'used';
    case 'dead':
      return 'expired';
    case 'open':
      if (invitation.declinedAt !== undefined) return 'declined';
      return invitation.expiresAt !== undefined && invitation.expiresAt <= now ? 'expired' : 'open';
  }
}

/**
 * Why this invitation does not book this service of this Caf at `now`; undefined when it does. NOT_FOUND (D5), INVALID on
 * `service`, ALREADY_BOOKED (B2), or INVITATION_CLOSED, which sends to open booking (L8).
 */
export function refusalToBook(
  invitation: Invitation,
  wanted: { readonly caf: string; readonly service: string },
  now: number,
): DomainError | undefined {
  if (invitation.caf !== wanted.caf) return new DomainError('NOT_FOUND');
  if (invitation.service !== wanted.service)
    return invalid('service', 'Le code de votre courrier ouvre un autre rendez-vous.');
  switch (openingOf(invitation, now)) {
    case 'open':
      return undefined;
    case 'used':
      return new DomainError('ALREADY_BOOKED');
    case 'declined':
    case 'expired':
      return new DomainError('INVITATION_CLOSED');
  }
}

/** A new code; `draw(n)` gives an unpredictable whole number in `[0, n)`. */
export function makeCode(draw: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => SYMBOLS.charAt(draw(SYMBOLS.length))).join('');
}

/** As printed: two groups of four. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as typed or scanned: case, spaces, dots and hyphens do not count; anything else that a code never holds is refused in words. */
export const TypedCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[\s.\p{Pd}]/gu, ''))
  .refine(
    (code) => code.length === CODE_LENGTH && [...code].every((symbol) => SYMBOLS.includes(symbol)),
    'Le code compte 8 lettres et chiffres. Il ne contient jamais B, I, L, O, S, U, Z, 0, 1, 2, 5, 6 ni 8.',
  );

export const TypedPin = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\s/g, ''))
  .refine((pin) => /^\d{4}$/.test(pin), 'Le code secret compte 4 chiffres.');
