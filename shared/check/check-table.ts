import * as z from 'zod';
import { RETENTION } from '../domain/retention.ts';
import { type Calendar, makeCalendar } from '../domain/time.ts';
import type { Store } from '../store/client.ts';
import { scanTable } from '../store/scan.ts';
import type { CheckContext, CheckOptions } from './context.ts';
import type { Fault } from './faults.ts';
import { KINDS, kindOf, type Read } from './kinds.ts';
import { makeLedger } from './ledger.ts';

type Item = Readonly<Record<string, unknown>>;

/** Reads a whole table and proves what must hold between its items; the faults, none when all is well. */
export function checkTable(
  store: Store,
  options: CheckOptions & { readonly segments?: number },
): Promise<Fault[]> {
  return checkItems(scanTable(store, options), options);
}

/** The same of items from anywhere, in any order. Memory grows with what is still unpaired, not with the table. */
export async function checkItems(
  items: AsyncIterable<Item> | Iterable<Item>,
  options: CheckOptions,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const check = contextOf(options, faults);
  for await (const item of items) checkItem(item, check);
  return [...faults, ...check.ledger.faults()];
}

function checkItem(item: Item, check: CheckContext): void {
  const name = `${String(item['pk'])}|${String(item['sk'])}`;
  const found = kindOf(item);
  if (found === undefined) {
    check.fault({ code: 'unknown-kind', item: name, detail: String(item['kind']) });
    return;
  }
  const { kind, key } = found;
  const caf = cafOf(item, key.pk);
  const isOfCaf = caf === undefined || SECRETS.test(key.pk) || key.pk.startsWith(`${caf}#`);
  if (caf !== undefined && !check.cafs.has(caf))
    check.fault({ code: 'unknown-caf', item: name, detail: kind });
  const read = readItem(item, name, check, kind);
  if (read === undefined) return;
  const { pk = key.pk, sk = key.sk } = read.key ?? {};
  if (pk !== key.pk || sk !== key.sk || !isOfCaf)
    check.fault({ code: 'wrong-key', item: name, detail: kind });
  const { goes } = RETENTION[kind];
  if ((goes === 'dated' || (goes === 'once-over' && read.isOver)) && typeof item['ttl'] !== 'number')
    check.fault({ code: 'no-end', item: name, detail: kind });
  read.look(name, check, key);
}

/** What does not fit is told by the names of the fields at fault alone (D1). */
function readItem(item: Item, name: string, check: CheckContext, kind: keyof typeof KINDS): Read | undefined {
  try {
    return KINDS[kind].read(item);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const fields = error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
    check.fault({ code: 'unreadable', item: name, detail: `${kind}: ${fields.join(', ')}` });
    return undefined;
  }
}

/** Keys that a secret alone reaches begin with a word, and so do counts of tries at one; all others begin with the Caf. */
const SECRETS = /^((HOLD|LINK|INVITE|FEED|NOTIF)#|\*#(RATE#|PACE))/;

/** The Caf an item says, or the one under whose key it stands (D5). */
function cafOf(item: Item, pk: string): string | undefined {
  if (typeof item['caf'] === 'string') return item['caf'];
  return SECRETS.test(pk) ? undefined : pk.slice(0, pk.indexOf('#'));
}

function contextOf(options: CheckOptions, faults: Fault[]): CheckContext {
  const calendars = new Map<string, Calendar>(
    [...options.cafs.values()].map(({ code, zone }) => [code, makeCalendar(zone)]),
  );
  return {
    ...options,
    ledger: makeLedger(),
    calendarOf: (caf) => calendars.get(caf),
    serviceOf: (caf, service) => options.cafs.get(caf)?.services.find(({ id }) => id === service),
    fault: (fault) => void faults.push(fault),
  };
}
