import { type FreeTime, freeTimesOf } from '../booking/free-times.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { sessionService } from './propose.ts';

/** Starts at which a mediator could propose a joint session, epoch ms; dates both included (B3, B9). */
export function freeTimes(
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
): Promise<FreeTime[]> {
  const { lengthMinutes, ...where } = ask;
  return freeTimesOf(deps, caf, sessionService(caf, lengthMinutes), { professional: mediator, ...where });
}
