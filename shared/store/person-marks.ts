import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { invalid } from '../domain/errors.ts';
import { nameKey, type Person } from '../domain/person.ts';
import { PersonMark } from '../domain/person-marks.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { emailKey, phoneKey } from './guards.ts';
import { parseItem } from './items.ts';
import { keys as itemKeys } from './keys.ts';
import { allowLettersWrite, stopLettersWrite, stoppedLetters } from './no-letter.ts';
import { doubtKeys, type Known } from './person-doubts.ts';
import { type NamedWrite, transact } from './transact.ts';

interface Kept {
  readonly store: Store;
  readonly keys: Keyring;
}

const Texts = z.custom<Set<string>>((value) => value instanceof Set, 'not a set of texts');
const SetBy = z.strictObject({ by: z.string(), at: z.int() });
/** A person's marks, under each key that names them; `kin` are the others, `doubts` what stops letters with them. */
export const PersonMarks = z.strictObject({
  caf: z.string(),
  kin: Texts,
  doubts: Texts,
  discreetContact: SetBy.optional(),
  noJointSession: SetBy.optional(),
});
type PersonMarks = z.infer<typeof PersonMarks>;

const FIELD = {
  'discreet-contact': 'discreetContact',
  'no-joint-session': 'noJointSession',
} as const satisfies Record<PersonMark, keyof PersonMarks>;

/** Keys that all stand for one person where staff know them (B2): the name with e-mail, phone or household number. */
export function identityKeys(keyring: Keyring, person: Person): string[] {
  const number = person.allocataireNumber;
  const numberKey =
    number === undefined ? undefined : keyring.hash('person', `${nameKey(person)}|n|${number}`);
  return [emailKey(keyring, person), phoneKey(keyring, person), numberKey].filter((key) => key !== undefined);
}

/** Which marks a person bears, by any of their keys; when each was set, epoch ms. */
export async function marksOf(
  kept: Kept,
  caf: string,
  person: Person,
): Promise<ReadonlyMap<PersonMark, number>> {
  const marks = new Map<PersonMark, number>();
  for (const one of (await readMarks(kept.store, caf, identityKeys(kept.keys, person))).values())
    for (const [mark, field] of Object.entries(FIELD)) {
      const at = one[field]?.at;
      if (at !== undefined && isMark(mark)) marks.set(mark, Math.min(at, marks.get(mark) ?? at));
    }
  return marks;
}

/** Whether messages to this person follow the discreet path (F4, M7). */
export async function isMarkedDiscreet(kept: Kept, caf: string, person: Person): Promise<boolean> {
  return (await marksOf(kept, caf, person)).has('discreet-contact');
}

/**
 * Sets a mark; set before, nothing changes (M7). `by`: a staff subject, or `person`. Answers all keys that now bear it.
 * @throws DomainError INVALID for somebody of whom only the name is known.
 */
export async function setMark(
  kept: Kept,
  caf: string,
  person: Person,
  mark: PersonMark,
  set: { readonly by: string; readonly at: number },
): Promise<readonly string[]> {
  const own = identityKeys(kept.keys, person);
  if (own.length === 0)
    throw invalid('person', 'Donnez aussi un e-mail, un téléphone ou un numéro allocataire.');
  return putMark(kept, caf, [person], mark, set);
}

/** The same person under another contact: whatever mark either bears, both bear (M7). Done again, nothing changes. */
export async function carryMarks(kept: Kept, caf: string, was: Person, becomes: Person): Promise<void> {
  const own = [was, becomes].flatMap((person) => identityKeys(kept.keys, person));
  const known = [...(await readMarks(kept.store, caf, [...new Set(own)])).values()];
  for (const mark of PersonMark.options) {
    const set = known.flatMap((one) => one[FIELD[mark]] ?? [])[0];
    if (set !== undefined) await putMark(kept, caf, [was, becomes], mark, set);
  }
}

/** `people`: one person, as they are and were known. */
async function putMark(
  kept: Kept,
  caf: string,
  people: readonly Person[],
  mark: PersonMark,
  set: { readonly by: string; readonly at: number },
): Promise<readonly string[]> {
  const own = [...new Set(people.flatMap((person) => identityKeys(kept.keys, person)))];
  const known = [...(await readMarks(kept.store, caf, own)).values()];
  const kin = [...new Set([...own, ...known.flatMap((one) => [...one.kin])])];
  const doubts = [
    ...new Set([
      ...people.flatMap((person) => doubtKeys(kept.keys, person)),
      ...known.flatMap((one) => [...one.doubts]),
    ]),
  ];
  await transact(kept.store, [
    ...kin.map((key) => markWrite({ caf, key, kin, doubts, mark, set })),
    ...(mark === 'no-joint-session' ? doubts.map((hash) => stopLettersWrite(caf, hash, 'marked', kin)) : []),
  ]);
  return kin;
}

/** The writes that set `discreet-contact` with a choice of the person's own (F4). */
export function discreetWrites(keyring: Keyring, caf: string, person: Person, at: number): NamedWrite[] {
  const kin = identityKeys(keyring, person);
  const set = { by: 'person', at };
  const doubts = doubtKeys(keyring, person);
  return kin.map((key) => markWrite({ caf, key, kin, doubts, mark: 'discreet-contact', set }));
}

/** Lifts a mark from every key that it was set with; lifted before, nothing changes. */
export async function liftMark(kept: Kept, caf: string, person: Person, mark: PersonMark): Promise<void> {
  const own = identityKeys(kept.keys, person);
  const first = await readMarks(kept.store, caf, own);
  const all = await readMarks(kept.store, caf, [
    ...new Set([...own, ...[...first.values()].flatMap((one) => [...one.kin])]),
  ]);
  if (all.size === 0) return;
  const doubts = new Set([...all.values()].flatMap((one) => [...one.doubts]));
  const kin = [...all.keys()];
  await transact(kept.store, [
    ...kin.map((key): NamedWrite => {
      return {
        name: 'mark',
        write: {
          Update: {
            Key: itemKeys.marks(caf, key),
            UpdateExpression: 'REMOVE #mark',
            ExpressionAttributeNames: { '#mark': FIELD[mark] },
          },
        },
      };
    }),
    ...(mark === 'no-joint-session'
      ? [...doubts].map((hash) => allowLettersWrite(caf, hash, 'marked', kin))
      : []),
  ]);
}

/** Refused as `marked` once any of the person's keys bears `no-joint-session` (M7). */
export function noJointSessionChecks(keyring: Keyring, caf: string, person: Person): NamedWrite[] {
  return identityKeys(keyring, person).map((key) => ({
    name: 'marked',
    write: {
      ConditionCheck: {
        Key: itemKeys.marks(caf, key),
        ConditionExpression: 'attribute_not_exists(#mark)',
        ExpressionAttributeNames: { '#mark': FIELD['no-joint-session'] },
      },
    },
  }));
}

/**
 * Whether a mediation letter may go to this person: nobody with this e-mail, phone or household number bears
 * `no-joint-session` or is a party of a mediation that goes on (L2, M7). In doubt it may not, and no reason is given.
 */
export async function mayReceiveMediationLetter(kept: Kept, caf: string, person: Known): Promise<boolean> {
  const [may] = await mayReceiveMediationLetters(kept, caf, [person]);
  return may ?? false;
}

/** The same for many people, in their order; as few round trips as there are thirties. */
export async function mayReceiveMediationLetters(
  { store, keys }: Kept,
  caf: string,
  people: readonly Known[],
): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let from = 0; from < people.length; from += 30) {
    const hashes = people.slice(from, from + 30).map((person) => doubtKeys(keys, person));
    const found = await stoppedLetters(store, caf, hashes.flat());
    answers.push(...hashes.map((own) => !own.some((hash) => found.has(hash))));
  }
  return answers;
}

function markWrite(of: {
  caf: string;
  key: string;
  kin: readonly string[];
  doubts: readonly string[];
  mark: PersonMark;
  set: { readonly by: string; readonly at: number };
}): NamedWrite {
  return {
    name: 'mark',
    write: {
      Update: {
        Key: itemKeys.marks(of.caf, of.key),
        UpdateExpression:
          'SET #kind = :kind, #caf = :caf, #mark = if_not_exists(#mark, :set) ADD #kin :kin, #doubts :doubts',
        ExpressionAttributeNames: {
          '#kind': 'kind',
          '#caf': 'caf',
          '#mark': FIELD[of.mark],
          '#kin': 'kin',
          '#doubts': 'doubts',
        },
        ExpressionAttributeValues: {
          ':kind': 'person-mark',
          ':caf': of.caf,
          ':set': { ...of.set },
          ':kin': new Set(of.kin),
          ':doubts': new Set(of.doubts),
        },
      },
    },
  };
}

async function readMarks(
  store: Store,
  caf: string,
  personKeys: readonly string[],
): Promise<Map<string, PersonMarks>> {
  const found = await readTogether(
    store,
    personKeys.map((key) => itemKeys.marks(caf, key)),
  );
  return new Map(
    personKeys.flatMap((key) => {
      const item = found.get(itemName(itemKeys.marks(caf, key)));
      return item === undefined ? [] : [[key, parseItem(PersonMarks, item)] as const];
    }),
  );
}

function isMark(name: string): name is PersonMark {
  return Object.hasOwn(FIELD, name);
}
