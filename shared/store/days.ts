import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { Day } from '../domain/day.ts';
import type { LocalDate, ReceivingRole } from '../domain/words.ts';
import type { Store } from './client.ts';
import { parseItem } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently, pause, StoreBusy } from './patience.ts';
import { queryAll, queryPages } from './query.ts';

export function parseDay(item: Record<string, unknown>): Day {
  return parseItem(Day, { ...item, taken: item['taken'] ?? new Set(), entries: item['entries'] ?? {} });
}

/** A first page is small, since most questions are answered by it; whoever goes on needs few further ones. */
const PAGES_GROW = 3;

/**
 * Opened days of every professional of a role, by date, `from` inclusive and `to` exclusive; page by page, so that a caller
 * who has found enough stops reading. Eventually consistent: what is written later is judged by its condition.
 */
export async function* pagesOfDays(
  store: Store,
  ask: { caf: string; role: ReceivingRole; from: LocalDate; to: LocalDate; pageSize?: number },
): AsyncGenerator<Day[]> {
  if (ask.from >= ask.to) return;
  const pages = queryPages(store, {
    index: 'gsi1',
    partition: indexKeys.daysOfRole(ask.caf, ask.role),
    sort: { between: [ask.from, ask.to] },
    ...(ask.pageSize === undefined ? {} : { pageSize: ask.pageSize, grows: PAGES_GROW }),
  });
  for await (const { items } of pages) yield items.map(parseDay);
}

/** All opened days of a role between two dates, `to` exclusive. */
export async function listDays(
  store: Store,
  ask: { caf: string; role: ReceivingRole; from: LocalDate; to: LocalDate },
): Promise<Day[]> {
  const days: Day[] = [];
  for await (const page of pagesOfDays(store, ask)) days.push(...page);
  return days;
}

/** One professional's days between two dates, both inclusive, opened or not; consistent. */
export async function daysOfProfessional(
  store: Store,
  ask: { caf: string; professional: string; from: LocalDate; to: LocalDate },
): Promise<Day[]> {
  const from = keys.day(ask.caf, ask.professional, ask.from);
  const to = keys.day(ask.caf, ask.professional, ask.to);
  const items = await queryAll(store, { partition: from.pk, sort: { between: [from.sk, to.sk] } });
  return items.map(parseDay);
}

/** Some days by professional and date, consistent; those that were never opened are left out. */
export async function daysOfDates(
  store: Store,
  wanted: readonly { caf: string; professional: string; date: LocalDate }[],
): Promise<Day[]> {
  const found = await readTogether(
    store,
    wanted.map(({ caf, professional, date }) => keys.day(caf, professional, date)),
  );
  return [...found.values()].map(parseDay);
}

const MOST_ROUNDS = 12;
/** Keys of one BatchGet. */
const AT_ONCE = 100;

/**
 * Reads any items by key, each hundred in one consistent round trip; the answer finds them by `pk|sk`.
 * @throws StoreBusy when some could not be read: a missing item must never be taken for one that is not there.
 */
export async function readTogether(
  store: Store,
  wanted: readonly { pk: string; sk: string }[],
): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  let pending: Record<string, unknown>[] = [...new Map(wanted.map((key) => [itemName(key), key])).values()];
  for (let round = 1; pending.length > 0; ) {
    const RequestItems = { [store.table]: { Keys: pending.slice(0, AT_ONCE), ConsistentRead: true } };
    const answer = await patiently(() => store.client.send(new BatchGetCommand({ RequestItems })));
    for (const item of answer.Responses?.[store.table] ?? [])
      found.set(itemName({ pk: String(item['pk']), sk: String(item['sk']) }), item);
    const left = answer.UnprocessedKeys?.[store.table]?.Keys ?? [];
    pending = [...left, ...pending.slice(AT_ONCE)];
    if (left.length > 0 && round === MOST_ROUNDS) throw new StoreBusy();
    if (left.length > 0) await pause(round);
    round = left.length > 0 ? round + 1 : 1;
  }
  return found;
}

export function itemName(key: { pk: string; sk: string }): string {
  return `${key.pk}|${key.sk}`;
}
