import { Appointment } from '../domain/appointment.ts';
import type { Store } from './client.ts';
import { parseItem } from './items.ts';
import { indexKeys } from './keys.ts';
import { queryPages } from './query.ts';

/** Appointments that share an allocataire number, itself unknown here. */
export interface Household {
  /** The number's keyed hash: where to read on after this one. */
  readonly hash: string;
  readonly appointments: readonly Appointment[];
}

/**
 * Households with several appointments that stand (B2), in the order of their hashes, `after` one of them. Reads some
 * `most` appointments and no further; `next` is where to read on.
 */
export async function sharedNumbers(
  store: Store,
  caf: string,
  { after, most }: { after: string | undefined; most: number },
): Promise<{ households: Household[]; next: string | undefined }> {
  const byHash = new Map<string, Appointment[]>();
  let read = 0;
  let isWhole = true;
  const pages = queryPages(store, {
    index: 'gsi1',
    partition: indexKeys.householdNumber(caf, '', '').gsi1pk,
    // Past every `hash#appointment` of that hash, before those of the next.
    sort: { after: after === undefined ? ' ' : `${after}~` },
    pageSize: most,
  });
  for await (const { items, isLast } of pages) {
    for (const item of items) {
      const hash = String(item['gsi1sk']).split('#')[0] ?? '';
      byHash.set(hash, [...(byHash.get(hash) ?? []), parseItem(Appointment, item)]);
      read += 1;
    }
    isWhole = isLast;
    if (read >= most) break;
  }
  const households = [...byHash].map(([hash, appointments]) => ({ hash, appointments }));
  if (isWhole) return { households: several(households), next: undefined };
  // The last one may go on past what was read.
  const whole = households.length > 1 ? households.slice(0, -1) : households;
  return { households: several(whole), next: whole.at(-1)?.hash };
}

const several = (households: readonly Household[]) =>
  households.filter(({ appointments }) => appointments.length > 1);
