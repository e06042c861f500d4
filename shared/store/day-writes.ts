import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Claim, type EntryChange, isLeftoverId, type Release } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Store } from './client.ts';
import { isoOf } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { newNudge } from './nudge.ts';
import { patiently } from './patience.ts';
import type { NamedWrite } from './transact.ts';

/**
 * Takes cells of a day on condition that its windows are those that were read and each cell is still free (B1).
 * Entries that change in the same act (expired or given-up ones) must be as they were read. Refused as `day`.
 */
export function claimWrite(day: Day, claim: Claim): NamedWrite {
  const { sets, removes, conditions, names, values } = changesOf(claim.changes);
  const untidy = Object.entries(untidyKeys(day, claim.changes));
  return dayUpdate('day', day, {
    sets: [...sets, ...untidy.map(([name]) => `#${name} = :${name}`)],
    removes,
    conditions: [
      '#windows = :windows',
      ...conditions,
      ...claim.add.map((_, at) => `NOT contains(#taken, :c${at})`),
    ],
    names: {
      ...names,
      '#windows': 'windows',
      ...Object.fromEntries(untidy.map(([name]) => [`#${name}`, name])),
    },
    values: {
      ...values,
      ':windows': day.windows,
      ...Object.fromEntries(claim.add.map((cell, at) => [`:c${at}`, cell])),
      ...Object.fromEntries(untidy.map(([name, value]) => [`:${name}`, value])),
    },
    added: claim.add,
    frees: untidy.length > 0,
  });
}

/** Frees cells at once, on condition that the entries are as read. Refused as `released-day`. */
export function releaseWrite(day: Day, release: Release): NamedWrite {
  return dayUpdate('released-day', day, { ...changesOf(release.changes), freed: release.remove });
}

/**
 * What the tidier does to a day that was left untidy: nothing is freed without `release`. Refused as `untidy-day` when more was
 * left behind since `found`, the index key that led here.
 */
export function tidyWrite(day: Day, release: Release | undefined, found: string): NamedWrite {
  const { sets, removes, conditions, names, values } = changesOf(release?.changes ?? []);
  return dayUpdate('untidy-day', day, {
    sets,
    removes: [...removes, '#gsi2pk', '#gsi2sk'],
    conditions: [...conditions, '#gsi2sk = :found'],
    names: { ...names, '#gsi2pk': 'gsi2pk', '#gsi2sk': 'gsi2sk' },
    values: { ...values, ':found': found },
    ...(release === undefined ? {} : { freed: release.remove }),
  });
}

/**
 * What a claim leaves behind already run out has no item of its own that the tidier would find: the day itself goes into its
 * index.
 */
function untidyKeys(day: Day, changes: readonly EntryChange[]): Record<string, string> {
  const left = changes.flatMap(({ id, was, becomes }) => {
    const until = becomes?.until;
    const isLeft =
      was === undefined ? isLeftoverId(id) : until !== undefined && until < (was.until ?? Infinity);
    return isLeft && until !== undefined ? [until] : [];
  });
  if (left.length === 0) return {};
  return indexKeys.expiring(isoOf(Math.max(...left)), `${day.caf}#${day.professional}#${day.date}`);
}

/** Gives an entry another end (confirmed: none; prolonged: later), on condition that it is as read. Refused as `day`. */
export function changeEntryWrite(
  day: Pick<Day, 'caf' | 'professional' | 'date'>,
  change: EntryChange,
): NamedWrite {
  return dayUpdate('day', day, changesOf([change]));
}

/** Gives a day a new `nudge` though nothing was taken there: it was opened, and somebody waits (ADR 0012). */
export async function markFreed(
  store: Store,
  { caf, professional, date }: Pick<Day, 'caf' | 'professional' | 'date'>,
): Promise<void> {
  const mark = new UpdateCommand({
    TableName: store.table,
    Key: keys.day(caf, professional, date),
    UpdateExpression: 'SET #nudge = :nudge',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#nudge': 'nudge' },
    ExpressionAttributeValues: { ':nudge': newNudge() },
  });
  await patiently(() => store.client.send(mark));
}

/**
 * Parts of one update of a day, and of its condition. Whatever comes free gives the day a new `nudge`, which the relay hands to the
 * waiting list; any other change takes it off, so that the stream's filter lets no booking through (ADR 0012).
 */
interface DayUpdate {
  readonly sets: readonly string[];
  readonly removes: readonly string[];
  readonly conditions: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Cells; one update never both adds and frees. */
  readonly added?: readonly number[];
  readonly freed?: readonly number[];
  /** Whether cells come free though none is taken out of the set: what is left behind has run out. */
  readonly frees?: boolean;
}

function changesOf(changes: readonly EntryChange[]): DayUpdate {
  const names: Record<string, string> = changes.length > 0 ? { '#entries': 'entries' } : {};
  const values: Record<string, unknown> = {};
  const conditions: string[] = [];
  const sets: string[] = [];
  const removes: string[] = [];
  changes.forEach(({ id, was, becomes }, at) => {
    names[`#e${at}`] = id;
    if (was === undefined) conditions.push(`attribute_not_exists(#entries.#e${at})`);
    else {
      values[`:was${at}`] = was;
      conditions.push(`#entries.#e${at} = :was${at}`);
    }
    if (becomes === undefined) removes.push(`#entries.#e${at}`);
    else {
      values[`:becomes${at}`] = becomes;
      sets.push(`#entries.#e${at} = :becomes${at}`);
    }
  });
  return { sets, removes, conditions, names, values };
}

function dayUpdate(
  name: string,
  day: Pick<Day, 'caf' | 'professional' | 'date'>,
  { sets, removes, conditions, names, values, added = [], freed = [], frees = freed.length > 0 }: DayUpdate,
): NamedWrite {
  const cells = added.length > 0 ? added : freed;
  const taken = cells.length > 0 ? { '#taken': 'taken' } : {};
  const removed = [...removes, ...(frees ? [] : ['#nudge'])];
  const set = [...sets, ...(frees ? ['#nudge = :nudge'] : [])];
  const expression = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
    ...(added.length > 0 ? ['ADD #taken :cells'] : []),
    ...(freed.length > 0 ? ['DELETE #taken :cells'] : []),
  ];
  return {
    name,
    write: {
      Update: {
        Key: keys.day(day.caf, day.professional, day.date),
        UpdateExpression: expression.join(' '),
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: { ...names, ...taken, '#nudge': 'nudge' },
        ExpressionAttributeValues: {
          ...values,
          ...(cells.length > 0 ? { ':cells': new Set(cells) } : {}),
          ...(frees ? { ':nudge': newNudge() } : {}),
        },
      },
    },
  };
}
