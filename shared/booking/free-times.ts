import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { freeStarts } from '../domain/slots.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { daysOfProfessional } from '../store/days.ts';

export interface FreeTimesAsk {
  readonly professional: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
}

/** A start at which one professional could receive, epoch ms. */
export interface FreeTime {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly modes: readonly Mode[];
}

/** Free starts of one professional's own agenda for a service, dates both included (B3, B9). */
export async function freeTimesOf(
  deps: Deps,
  caf: Caf,
  service: Service,
  { professional, from, to, place, mode }: FreeTimesAsk,
): Promise<FreeTime[]> {
  const now = deps.clock();
  const calendar = makeCalendar(caf.zone);
  const days = await daysOfProfessional(deps.store, { caf: caf.code, professional, from, to });
  const ask = {
    service: service.id,
    place,
    mode,
    modes: service.modes,
    lengthCells: service.lengthMinutes / CELL_MINUTES,
    pauseCells: service.pauseMinutes / CELL_MINUTES,
    now,
  };
  return days.flatMap((day) =>
    freeStarts(day, ask).flatMap(({ cell, window }) => {
      const start = calendar.instantOf(day.date, cell);
      const modes = window.modes.filter((one) => service.modes.includes(one));
      return start > now && modes.length > 0
        ? [{ start, end: start + service.lengthMinutes * 60_000, place: window.place, modes }]
        : [];
    }),
  );
}
