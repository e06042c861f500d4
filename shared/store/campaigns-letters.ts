import { Letter, type LetterPlace, type LetterState } from '../domain/campaign-letter.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { queryAll, queryPages } from './query.ts';
import { type NamedWrite, transact } from './transact.ts';

/** D2: lists go 30 days after the run; a letter that waits longer than half a year for its turn is of no use. */
const KEPT_SETTLED_DAYS = 30;
const KEPT_WAITING_DAYS = 183;

type Change = Partial<Pick<Letter, 'state' | 'bounced' | 'complained' | 'codeRound' | 'released'>>;

/** Puts a letter as planned; refused as `letter` when it was planned before. */
export function createLetterWrite(letter: Letter): NamedWrite {
  return {
    name: 'letter',
    write: {
      Put: { Item: letterItem(letter, letter.createdAt), ConditionExpression: 'attribute_not_exists(pk)' },
    },
  };
}

function letterItem(letter: Letter, now: number): Record<string, unknown> {
  const { caf, campaign, part, line, state } = letter;
  return {
    ...keys.letter(caf, campaign, part, line),
    kind: 'letter',
    ...letter,
    ...(state.status === 'to-print' ? indexKeys.toPrint(caf, campaign, part, line) : {}),
    ttl: isSettled(state) ? ttlAfter(now, KEPT_SETTLED_DAYS) : ttlAfter(letter.createdAt, KEPT_WAITING_DAYS),
  };
}

/** Takes a letter from how it was read to how it shall be; refused as `letter` when its state changed meanwhile. */
export function changeLetterWrite(was: Letter, change: Change, now: number): NamedWrite {
  return {
    name: 'letter',
    write: {
      Put: {
        Item: letterItem(changed(was, change), now),
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':was': was.state },
      },
    },
  };
}

/** The letter as it then stands: whoever is not written to is not kept by name either, unless somebody should look (L2). */
export function changed(was: Letter, change: Change): Letter {
  const becomes = { ...was, ...change };
  const { state } = becomes;
  if (state.status !== 'not-written' || state.doubt) return becomes;
  const { person: _, ...rest } = becomes;
  return rest;
}

/** The same alone; false when it changed meanwhile. */
export async function changeLetter(store: Store, was: Letter, change: Change, now: number): Promise<boolean> {
  return (await transact(store, [changeLetterWrite(was, change, now)])).ok;
}

export async function getLetter(store: Store, at: LetterPlace): Promise<Letter | undefined> {
  return (await getLetters(store, [at]))[0];
}

/** Those that are there, in the order asked for. Consistent. */
export async function getLetters(store: Store, places: readonly LetterPlace[]): Promise<Letter[]> {
  const wanted = places.map(({ caf, campaign, part, line }) => keys.letter(caf, campaign, part, line));
  const found = await readTogether(store, wanted);
  return wanted.flatMap((key) => parseIfAny(Letter, found.get(itemName(key))) ?? []);
}

/** The letters of a part, by line. Consistent. */
export async function lettersOfPart(
  store: Store,
  { caf, campaign, part }: Pick<LetterPlace, 'caf' | 'campaign' | 'part'>,
): Promise<Letter[]> {
  const { pk: partition } = keys.letter(caf, campaign, part, 0);
  return (await queryAll(store, { partition })).map((item) => parseItem(Letter, item));
}

/** Places of the letters that wait for a print batch, by line, so many at a time. Eventually consistent. */
export async function* lettersToPrint(
  store: Store,
  { caf, campaign }: Pick<LetterPlace, 'caf' | 'campaign'>,
): AsyncGenerator<{ part: number; line: number }> {
  const { gsi1pk: partition } = indexKeys.toPrint(caf, campaign, 0, 0);
  for await (const { items } of queryPages(store, { index: 'gsi1', partition }))
    for (const item of items) yield { part: Number(item['part']), line: Number(item['line']) };
}

function isSettled({ status }: LetterState): boolean {
  switch (status) {
    case 'mailed':
    case 'in-batch':
    case 'returned':
    case 'not-written':
    case 'cancelled':
      return true;
    case 'ready':
    case 'deferred':
    case 'leased':
    case 'unknown':
    case 'to-print':
      return false;
  }
}
