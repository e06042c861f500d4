import type { Keyring } from '../config/keyring.ts';
import type { Person } from '../domain/person.ts';

/** What may be known of somebody a letter is meant for. */
export type Known = Partial<Pick<Person, 'email' | 'phone' | 'allocataireNumber'>>;

/** Each of these alone is enough not to write: people share them, and in doubt no letter goes out (L2). */
export function doubtKeys(keyring: Keyring, { email, phone, allocataireNumber }: Known): string[] {
  return Object.entries({ e: email, p: phone, n: allocataireNumber }).flatMap(([what, value]) =>
    value === undefined ? [] : [keyring.hash('person', `doubt|${what}|${value}`)],
  );
}
