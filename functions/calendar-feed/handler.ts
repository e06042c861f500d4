import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { type Day, isExpired } from '../../shared/domain/day.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { addDays, type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { type BusyTime, busyCalendar } from '../../shared/messaging/calendar.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { findFeed } from '../../shared/store/feeds.ts';
import { operations } from './operations.ts';

const BACK_DAYS = 7;
const AHEAD_DAYS = 90;

/**
 * A professional's calendar to subscribe to (D6). It is made of days alone: no appointment is read, so it cannot tell
 * who comes nor for what.
 */
export function calendarFeed(deps: Deps) {
  return httpFunction(deps, [
    route(operations.calendarFeed, async ({ params, now }) => {
      const feed = await findFeed(deps.store, params.file.slice(0, -'.ics'.length));
      const caf = feed === undefined ? undefined : deps.cafs.get(feed.caf);
      if (feed === undefined || caf === undefined) throw new DomainError('NOT_FOUND');
      const calendar = makeCalendar(caf.zone);
      const today = calendar.localDateOf(now);
      const days = await daysOfProfessional(deps.store, {
        ...feed,
        from: addDays(today, -BACK_DAYS),
        to: addDays(today, AHEAD_DAYS),
      });
      return busyCalendar(
        days.flatMap((day) => busyTimes(day, caf, calendar, now)),
        caf,
        { now },
      );
    }),
  ]);
}

/** Appointments that stand, pause included; what is not confirmed yet says « Occupé ». */
function busyTimes(day: Day, caf: Caf, calendar: Calendar, now: number): BusyTime[] {
  return Object.entries(day.entries).flatMap(([id, entry]) => {
    const first = entry.spans[0];
    const last = entry.spans.at(-1);
    if (entry.kind !== 'appointment' || isExpired(entry, now) || first === undefined || last === undefined)
      return [];
    const place = placeAt(day, first[0], caf);
    return [
      {
        id,
        start: calendar.instantOf(day.date, first[0]),
        end: calendar.instantOf(day.date, last[1]),
        version: 0,
        title: entry.until === undefined ? ('appointment' as const) : ('busy' as const),
        ...(place === undefined ? {} : { place }),
      },
    ];
  });
}

function placeAt({ windows }: Day, cell: number, { places }: Caf): string | undefined {
  const window = windows.find(({ from, to }) => from <= cell && cell < to);
  return places.find(({ id }) => id === window?.place)?.name;
}
