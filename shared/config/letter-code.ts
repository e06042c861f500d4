import { makeCode } from '../domain/invitation.ts';
import type { Keyring } from './keyring.ts';

/** Whole multiples of 23 in a byte: larger ones would make some signs likelier than others. */
const FAIR = 253;

/**
 * The code of a letter: derived, so that it is stored nowhere (D1) and a letter made again after a crash bears the same one. A round
 * is another code, for the rare letter whose first one somebody else has.
 */
export function letterCode(keyring: Keyring, letter: string, round: number): string {
  const bytes = fairBytes(keyring, letter, round);
  return makeCode((below) => (bytes.next().value ?? 0) % below);
}

/** Endless, so that any number of unfair ones can be passed over. */
function* fairBytes(keyring: Keyring, letter: string, round: number): Generator<number, undefined> {
  for (let block = 0; ; block += 1)
    for (const byte of Buffer.from(keyring.token('letter', `${letter}#${round}#${block}`), 'base64url'))
      if (byte < FAIR) yield byte;
}
