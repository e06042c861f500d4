import type { Letter } from '../domain/campaign-letter.ts';
import type { LocalDate } from '../domain/words.ts';
import { DeadAddress, MailboxHolders, Mourning, Objection } from '../store/campaigns-people.ts';
import { itemName, readTogether } from '../store/days.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { Mailbox, mailboxKey } from '../store/mailboxes.ts';
import { isMarkedDiscreet, mayReceiveMediationLetters } from '../store/person-marks.ts';
import type { CampaignDeps } from './deps.ts';
import { addressKey, asPeople } from './identity.ts';
import type { Kind } from './kind.ts';

/** Whether a letter may go out, and how. `doubt`: not written, and somebody should look at the line (L2). */
export type Standing =
  | { readonly write: 'no' | 'doubt' }
  | { readonly write: 'yes'; readonly by: 'mail' | 'print' };

type Found = ReadonlyMap<string, Record<string, unknown>>;

/** Keys read at once; one letter has at most a dozen. */
const LETTERS_AT_ONCE = 8;

/**
 * Reads again who wants no letter, who must get none and whose mailbox is their own: when a run is planned, and just before each letter
 * leaves (L2, L4, L7, M7). `today`: the Caf's date. In the order of the letters.
 */
export async function standingOf(
  deps: CampaignDeps,
  kind: Kind,
  letters: readonly Letter[],
  today: LocalDate,
): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (let from = 0; from < letters.length; from += LETTERS_AT_ONCE) {
    const some = letters.slice(from, from + LETTERS_AT_ONCE);
    const [found, allowed] = await Promise.all([
      readTogether(
        deps.store,
        some.flatMap((letter) => keysFor(deps, letter)),
      ),
      mediationAllowed(deps, kind, some),
    ]);
    for (const [at, letter] of some.entries())
      standings.push(await judge(deps, kind, { letter, found, today, allowed: allowed[at] === true }));
  }
  return standings;
}

function keysFor({ keys: keyring }: CampaignDeps, { caf, keys: own, person }: Letter) {
  return [
    ...own.match.map((hash) => keys.objection(caf, hash)),
    ...[...own.person, ...own.home].map((hash) => keys.mourning(caf, hash)),
    keys.deadAddress(caf, addressKey(own)),
    ...(person?.email === undefined ? [] : mailboxKeys(keyring, caf, person.email)),
  ];
}

function mailboxKeys(keyring: CampaignDeps['keys'], caf: string, email: string) {
  const mark = mailboxKey(keyring, caf, email);
  return [mark, { pk: mark.pk, sk: 'HOLDERS' }];
}

/** M7 and L2: nobody in mediation, nobody marked; other letters go to them like to everybody. */
async function mediationAllowed(
  deps: CampaignDeps,
  { caf, type }: Kind,
  letters: readonly Letter[],
): Promise<boolean[]> {
  if (!type.offersMediation) return letters.map(() => true);
  const people = letters.map(({ person }) => ({
    ...(person?.email === undefined ? {} : { email: person.email }),
    ...(person?.phone === undefined ? {} : { phone: person.phone }),
    ...(person?.number === undefined ? {} : { allocataireNumber: person.number }),
  }));
  return mayReceiveMediationLetters(deps, caf.code, people);
}

async function judge(
  deps: CampaignDeps,
  kind: Kind,
  { letter, found, today, allowed }: { letter: Letter; found: Found; today: LocalDate; allowed: boolean },
): Promise<Standing> {
  const { caf, keys: own, person, released } = letter;
  if (person === undefined || !allowed || isMourned(kind, letter, found, today)) return { write: 'no' };
  const wish = objectionOf(letter, found);
  if (wish === 'sure') return { write: 'no' };
  if (wish === 'doubt' && released !== true) return { write: 'doubt' };
  if (await hasOwnMailbox(deps, letter, found)) return { write: 'yes', by: 'mail' };
  const returned = parseIfAny(DeadAddress, found.get(itemName(keys.deadAddress(caf, addressKey(own)))));
  return returned !== undefined && released !== true ? { write: 'doubt' } : { write: 'yes', by: 'print' };
}

/** L7: the deceased gets nothing more; the household no mediation letter until a day. */
function isMourned({ type }: Kind, { caf, keys: own }: Letter, found: Found, today: LocalDate): boolean {
  const at = (hash: string) => parseIfAny(Mourning, found.get(itemName(keys.mourning(caf, hash))));
  if (own.person.some((hash) => at(hash)?.deceased === true)) return true;
  return type.offersMediation && own.home.some((hash) => (at(hash)?.until ?? '') >= today);
}

/** F2, L2: any one match is enough; it is sure where the name is the same too. */
function objectionOf({ caf, keys: own }: Letter, found: Found): 'none' | 'doubt' | 'sure' {
  const wishes = own.match.flatMap((hash) => [
    ...(parseIfAny(Objection, found.get(itemName(keys.objection(caf, hash))))?.by ?? []),
  ]);
  if (wishes.length === 0) return 'none';
  return wishes.some((by) => own.names.includes(by.split('#')[0] ?? '')) ? 'sure' : 'doubt';
}

/** L4: an address that works, that nobody else has, and no discreet contact. */
async function hasOwnMailbox(
  deps: CampaignDeps,
  { caf, person, bounced }: Letter,
  found: Found,
): Promise<boolean> {
  if (person?.email === undefined || bounced === true) return false;
  const [mark, holders] = mailboxKeys(deps.keys, caf, person.email).map((key) => found.get(itemName(key)));
  if (parseIfAny(Mailbox, mark) !== undefined) return false;
  if ((parseIfAny(MailboxHolders, holders)?.names?.size ?? 0) > 1) return false;
  for (const one of asPeople(person)) if (await isMarkedDiscreet(deps, caf, one)) return false;
  return true;
}
