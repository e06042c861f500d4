import type { Addressee } from '../domain/campaign-letter.ts';
import type { ListLine } from '../domain/list-line.ts';
import type { Person } from '../domain/person.ts';
import { mourningWrite } from '../store/campaigns-people.ts';
import { deceasedWrites } from '../store/deceased.ts';
import { standingOfName } from '../store/people.ts';
import { identityKeys } from '../store/person-marks.ts';
import type { NamedWrite } from '../store/transact.ts';
import type { CampaignDeps } from './deps.ts';
import { deceasedKeys } from './identity.ts';

/** Appointments of one name that are looked at. */
const MOST_NAMESAKES = 50;

type Deceased = NonNullable<ListLine['deceased']>;

/**
 * What records the death of somebody in the household of `survivor` (L7): for letters by number and address, for everything else under
 * the name with that household's number, e-mail or phone, and under whatever else the appointments found by these are known.
 */
export async function deathWrites(
  deps: Pick<CampaignDeps, 'store' | 'keys'>,
  caf: string,
  deceased: Deceased,
  survivor: Addressee,
  now: number,
): Promise<NamedWrite[]> {
  const { store, keys } = deps;
  const known = knownAs(deceased, survivor);
  const own = new Set(identityKeys(keys, known));
  const namesakes = await standingOfName(store, caf, deceased, { now, limit: MOST_NAMESAKES });
  const same = namesakes
    .map(({ person }) => person)
    .filter((person) => identityKeys(keys, person).some((key) => own.has(key)));
  return [
    ...deceasedKeys(keys, deceased, survivor).map((hash) => mourningWrite(caf, hash, undefined, now)),
    ...[known, ...same].flatMap((person) => deceasedWrites(keys, caf, person, now)),
  ];
}

/** Couples share a number, and often a mailbox and a phone (B2). */
function knownAs({ firstName, lastName }: Deceased, { number, email, phone }: Addressee): Person {
  return {
    firstName,
    lastName,
    ...(number === undefined ? {} : { allocataireNumber: number }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}
