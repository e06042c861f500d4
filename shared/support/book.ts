import { confirmationWrites, numberHash } from '../booking/confirmation.ts';
import { take } from '../booking/take.ts';
import { placedWith, resolveWant } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import type { Presence } from '../domain/closeness.ts';
import { DomainError } from '../domain/errors.ts';
import { checkHomeAgreed, checkOpen, type SeriesStep, type SupportSeries } from '../domain/support-series.ts';
import { makeCalendar } from '../domain/time.ts';
import { createAppointmentWrite, getAppointments } from '../store/appointments.ts';
import { getSupportSeries, supportSeriesCheck } from '../store/support-series.ts';
import { bookedOf } from './booked.ts';

/** Why an appointment of a series could not be booked, by its id; it waits for another date, or to be left out. */
export type Unbooked = ReadonlyMap<
  string,
  'SLOT_TAKEN' | 'TOO_CLOSE' | 'HOME_NOT_AGREED' | 'NOT_POSSIBLE_NOW'
>;

/**
 * Books what of a series is not booked yet, each appointment in a transaction of its own under the id it was given when it was
 * planned: whoever books again, after a crash or at the same moment, books nothing twice (B1, B6). `check` throws when
 * somebody must not be received then (B7).
 * @throws DomainError NOT_FOUND, SERIES_ENDED, CHANGED_MEANWHILE when somebody changed the series: ask again.
 */
export async function bookMissing(
  deps: Deps,
  caf: Caf,
  id: string,
  check: (presence: Presence) => void,
): Promise<Unbooked> {
  const series = await getSupportSeries(deps.store, caf.code, id);
  if (series === undefined) throw new DomainError('NOT_FOUND');
  checkOpen(series);
  const booked = new Set((await bookedOf(deps, series)).map((one) => one.id));
  const unbooked = new Map<string, 'SLOT_TAKEN' | 'TOO_CLOSE' | 'HOME_NOT_AGREED' | 'NOT_POSSIBLE_NOW'>();
  for (const step of series.steps) {
    if (booked.has(step.appointment)) continue;
    const why = await bookStep(deps, caf, series, step, check);
    if (why !== undefined) unbooked.set(step.appointment, why);
  }
  return unbooked;
}

async function bookStep(
  deps: Deps,
  caf: Caf,
  series: SupportSeries,
  step: SeriesStep,
  check: (presence: Presence) => void,
) {
  const now = deps.clock();
  const { appointment: id, place, mode } = step;
  try {
    checkHomeAgreed(series, mode);
    const { service, travelMinutes, professional: only, second } = series;
    const start = makeCalendar(caf.zone).iso(step.start);
    const want = resolveWant(caf, { service, place, mode, start, travelMinutes }, 'staff', now);
    const taken = await take(deps, {
      want,
      by: 'staff',
      taking: { id, kind: 'appointment' },
      only,
      second,
      alsoRead: [],
      writes: ({ day: { professional } }) => {
        check({ place, mode, start: want.start, professional, second });
        const appointment: Appointment = {
          id,
          caf: caf.code,
          ...placedWith(want, professional),
          second,
          series: series.id,
          version: 0,
          contactVersion: 0,
          person: series.person,
          contact: series.contact,
          origin: { by: 'staff', subject: series.agreement.by, agreement: series.agreement },
          needs: [],
          state: { status: 'confirmed', confirmedAt: now },
          createdAt: now,
        };
        return [
          createAppointmentWrite(appointment, numberHash(deps, appointment)),
          ...confirmationWrites(deps, want, appointment, now),
          supportSeriesCheck(series),
        ];
      },
    });
    if (taken.kind === 'refused' && !taken.failed.has('appointment'))
      throw new DomainError('CHANGED_MEANWHILE');
    return undefined;
  } catch (error) {
    const why = whyNot(error);
    // What refused it may be this very appointment, booked at the same moment.
    const standing = await getAppointments(deps.store, caf.code, [id]);
    return standing.length > 0 ? undefined : why;
  }
}

/** A refusal of this one time; anything else ends the booking, which can be taken up again. */
function whyNot(error: unknown) {
  if (!(error instanceof DomainError)) throw error;
  switch (error.code) {
    case 'SLOT_TAKEN':
    case 'TOO_CLOSE':
    case 'HOME_NOT_AGREED':
      return error.code;
    case 'INVALID':
    case 'NOT_BOOKABLE':
    case 'TIME_NOT_ON_GRID':
      return 'NOT_POSSIBLE_NOW';
    default:
      throw error;
  }
}
