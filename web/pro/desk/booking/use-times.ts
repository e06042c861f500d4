import type { Slot } from '../../../api/contract.ts';
import { addDays } from '../../../app/dates.ts';
import { useLoad } from '../../../app/use-load.ts';
import type { When } from '../../../app/when.ts';
import { useStaff } from '../../staff.tsx';
import type { Draft } from './draft.ts';

/** Days whose free times are shown together. */
export const SHOWN_DAYS = 7;

export type Wanted = Pick<Draft, 'service' | 'mode' | 'place' | 'professional'> &
  Partial<Pick<Draft, 'second'>>;

/** The times that can be booked now as wanted, over a week from this local date. */
export function useTimes({ service, mode, place, professional, second = '' }: Wanted, from: string) {
  const { ask } = useStaff();
  return useLoad(
    (signal) =>
      ask(
        'GET /v1/staff/slots',
        {
          query: {
            service,
            from,
            to: addDays(from, SHOWN_DAYS),
            ...(mode === '' ? {} : { mode }),
            ...(place === '' ? {} : { place }),
            ...(professional === '' ? {} : { professional }),
            ...(second === '' ? {} : { second }),
          },
        },
        { signal },
      ),
    [service, mode, place, professional, second, from],
  );
}

export interface PlaceTimes {
  readonly place: string;
  readonly slots: readonly Slot[];
}
export interface DayTimes {
  readonly date: string;
  readonly places: readonly PlaceTimes[];
}

/** Times by day, then by place in the order given. */
export function byDay(slots: readonly Slot[], when: When, order: readonly string[]): DayTimes[] {
  const days = new Map<string, Map<string, Slot[]>>();
  for (const slot of slots) {
    const date = when.localDate(slot.start);
    const places = days.get(date) ?? new Map<string, Slot[]>();
    places.set(slot.place, [...(places.get(slot.place) ?? []), slot]);
    days.set(date, places);
  }
  return [...days].map(([date, places]) => ({
    date,
    places: order.flatMap((place) => {
      const found = places.get(place);
      return found === undefined ? [] : [{ place, slots: found }];
    }),
  }));
}
