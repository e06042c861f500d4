import type { DataRequest } from './data-request.ts';
import { nameKey, type Person } from './person.ts';

/** Who asked, by what is proven of them. */
export interface Proof {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly allocataireNumber?: string | undefined;
  /** The number as the right of a letter knows it, which bears none itself. */
  readonly numberHash?: string | undefined;
}

/** What a record says of whom it is about. */
export interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly usedName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly allocataireNumber?: string | undefined;
  /** Keyed hashes of what its letter knew, the number among them. */
  readonly hashes?: readonly string[] | undefined;
}

/** Only what was proven counts: an identifier that was merely typed finds nothing. */
export function proofOf({ person, check }: Pick<DataRequest, 'person' | 'check'>): Proof {
  const proven = new Set(check?.proven ?? []);
  return {
    name: nameKey(person),
    ...(proven.has('email') ? { email: person.email } : {}),
    ...(proven.has('phone') ? { phone: person.phone } : {}),
    ...(proven.has('allocataireNumber') ? { allocataireNumber: person.allocataireNumber } : {}),
  };
}

/**
 * Whether a record is about them (D3): the same name, and one proven identifier the same. A number alone is a household's: two people of one
 * household stay apart (M3).
 */
export function isTheirs(record: Named, proof: Proof): boolean {
  const { firstName, lastName, usedName } = record;
  const names = [
    nameKey({ firstName, lastName }),
    ...(usedName === undefined ? [] : [nameKey({ firstName, lastName: usedName })]),
  ];
  if (!names.includes(proof.name)) return false;
  if (proof.numberHash !== undefined && record.hashes?.includes(proof.numberHash)) return true;
  return (['email', 'phone', 'allocataireNumber'] as const).some(
    (field) => proof[field] !== undefined && record[field] === proof[field],
  );
}

/** What stands in the place of somebody who was erased: no name, and nothing to reach them by. */
export const ERASED_PERSON: Person = { firstName: 'Données', lastName: 'effacées' };
export const ERASED_CONTACT = { by: 'none', discreet: false } as const;

/** Nobody to write to or to call any more. */
export function isErased({ firstName, lastName, email, phone }: Person): boolean {
  const isNameless = firstName === ERASED_PERSON.firstName && lastName === ERASED_PERSON.lastName;
  return isNameless && email === undefined && phone === undefined;
}
