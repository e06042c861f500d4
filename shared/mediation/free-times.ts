import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { type FreeStart, freeStarts } from '../domain/slots.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { daysOfProfessional } from '../store/days.ts';
import { lengthsOf, sessionService } from './propose.ts';

/** Starts at which a mediator could propose a joint session, epoch ms; dates both included (B3, B9). */
export async function freeTimes(
  deps: Deps,
  caf: Caf,
  mediator: string,
  ask: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly place?: string | undefined;
    readonly mode?: Mode | undefined;
    readonly lengthMinutes?: number | undefined;
  },
): Promise<{ start: number; end: number; place: string; modes: readonly Mode[] }[]> {
  const now = deps.clock();
  const service = sessionService(caf, ask.lengthMinutes);
  const { lengthCells, cells } = lengthsOf(service);
  const calendar = makeCalendar(caf.zone);
  const days = await daysOfProfessional(deps.store, {
    caf: caf.code,
    professional: mediator,
    from: ask.from,
    to: ask.to,
  });
  const dayAsk = {
    service: service.id,
    place: ask.place,
    mode: ask.mode,
    lengthCells,
    pauseCells: cells - lengthCells,
  };
  return days.flatMap((day) =>
    freeStarts(day, { ...dayAsk, modes: service.modes, now }).flatMap(({ cell, window }: FreeStart) => {
      const start = calendar.instantOf(day.date, cell);
      const modes = window.modes.filter((mode) => service.modes.includes(mode));
      return start > now && modes.length > 0
        ? [{ start, end: start + service.lengthMinutes * 60_000, place: window.place, modes }]
        : [];
    }),
  );
}
