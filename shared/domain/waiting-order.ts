import type { Caf, Service } from './caf.ts';
import { CELL_MINUTES, type Day } from './day.ts';
import { freeStarts } from './slots.ts';
import { addDays, type Calendar, makeCalendar, weekdayOf } from './time.ts';
import { openOffer, type Waiter, waitableService, whyOver } from './waiting.ts';
import type { LocalDate, Mode } from './words.ts';

const HOUR = 3_600_000;

/** What the choice is made by; `isHoliday` of that Caf's territory. */
export interface ChoiceAsk {
  readonly caf: Caf;
  readonly now: number;
  readonly isHoliday: (date: LocalDate) => boolean;
}

/** A free time and one of those who would like it. Instants: epoch ms. */
export interface Match {
  readonly waiter: Waiter;
  readonly service: Service;
  readonly place: string;
  readonly mode: Mode;
  readonly cell: number;
  /** End (exclusive) of the cells kept: length and pause, cut at the day's end. */
  readonly keptTo: number;
  readonly start: number;
  readonly until: number;
}

/** Those who wait, in order: the moment from which they wait, then the id, which is as fixed and says nothing. */
export function inOrder(waiters: readonly Waiter[]): Waiter[] {
  return [...waiters].sort((a, b) => a.state.since - b.state.since || (a.id < b.id ? -1 : 1));
}

/**
 * Who is to be asked about which free time of a day, best first: the soonest time, and for each the first in order whose wishes
 * it meets. Nobody is asked twice about one time, nor while another is kept for them.
 */
export function matchesOf(day: Day, waiters: readonly Waiter[], ask: ChoiceAsk): Match[] {
  const calendar = makeCalendar(ask.caf.zone);
  const deadline = answerBy(ask, calendar);
  const free = freeByService(day, waiters, ask);
  const ready = inOrder(waiters).filter(
    (one) =>
      openOffer(one, ask.now) === undefined && whyOver(one, ask) === undefined && day.date <= one.until,
  );
  const cells = [...new Set([...free.values()].flatMap(({ starts }) => starts.map(({ cell }) => cell)))];
  return cells
    .sort((a, b) => a - b)
    .flatMap((cell) => {
      const start = calendar.instantOf(day.date, cell);
      return ready.flatMap((waiter): Match[] => {
        const { service, starts } = free.get(waiter.service) ?? {};
        const window = starts?.find((one) => one.cell === cell)?.window;
        if (service === undefined || window === undefined || !waiter.places.includes(window.place)) return [];
        const mode = waiter.modes.find((one) => window.modes.includes(one) && service.modes.includes(one));
        const until = Math.min(deadline, start - service.minimumNoticeHours * HOUR);
        const hasTime = until - ask.now >= ask.caf.limits.waitingLeastHours * HOUR;
        const wasAsked = waiter.offers.some((offer) => offer.start === start && offer.place === window.place);
        if (mode === undefined || !hasTime || wasAsked || start >= horizon(service, ask.now)) return [];
        const kept = cell + (service.lengthMinutes + service.pauseMinutes) / CELL_MINUTES;
        const keptTo = Math.min(kept, calendar.cellsInDay(day.date));
        return [{ waiter, service, place: window.place, mode, cell, keptTo, start, until }];
      });
    });
}

const horizon = ({ horizonDays }: Service, now: number) => now + horizonDays * 24 * HOUR;

/** The free starts of a day for each service that somebody waits for. */
function freeByService(day: Day, waiters: readonly Waiter[], { caf, now }: ChoiceAsk) {
  const services = [...new Set(waiters.map(({ service }) => service))].flatMap(
    (id) => waitableService(caf, id) ?? [],
  );
  // Seats of sessions are no times of a day.
  const inDays = services.filter(({ bookableBy }) => bookableBy === 'anyone');
  return new Map(
    inDays.map((service) => {
      const starts = freeStarts(day, {
        service: service.id,
        modes: service.modes,
        lengthCells: service.lengthMinutes / CELL_MINUTES,
        pauseCells: service.pauseMinutes / CELL_MINUTES,
        now,
      });
      return [service.id, { service, starts }] as const;
    }),
  );
}

/** Until when an answer is waited for: that hour of the next working day, or of one so many later. Epoch ms. */
export function answerBy({ caf, now, isHoliday }: ChoiceAsk, calendar: Calendar): number {
  let date = calendar.localDateOf(now);
  let left = caf.limits.waitingAnswerWorkingDays;
  while (left > 0) {
    date = addDays(date, 1);
    if (weekdayOf(date) <= 5 && !isHoliday(date)) left -= 1;
  }
  return calendar.instantOf(date, calendar.cellOfLocalTime(date, caf.limits.waitingAnswerTime));
}
