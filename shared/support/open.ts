import { randomUUID } from 'node:crypto';
import { checkReachable } from '../booking/book.ts';
import { resolveWant } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Agreement } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { MOST_TRAVEL_MINUTES } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Contact, Person } from '../domain/person.ts';
import {
  checkContract,
  checkHomeAgreed,
  checkSteps,
  type HomeConsent,
  type SeriesStep,
  type SupportContract,
  type SupportSeries,
} from '../domain/support-series.ts';
import { makeCalendar } from '../domain/time.ts';
import type { Mode } from '../domain/words.ts';
import { supportSeriesWrite } from '../store/support-series.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { SUPPORT, supportService } from './service.ts';

export interface PlannedAppointment {
  /** ISO 8601 with offset. */
  readonly start: string;
  readonly place: string;
  readonly mode: Mode;
}

export interface SeriesAsk {
  readonly professional: string;
  readonly second: string | undefined;
  readonly person: Person;
  readonly contact: Contact;
  readonly contract: SupportContract;
  readonly agreement: Agreement;
  /** The person's agreement to be visited at home, where it was given (F1). */
  readonly home: Agreement | undefined;
  readonly travelMinutes: number | undefined;
  readonly appointments: readonly PlannedAppointment[];
}

/**
 * Writes a series down with every appointment that is to be booked, each under the id that it will have; nothing is booked yet.
 * @throws DomainError INVALID with the field at fault, HOME_NOT_AGREED, TIME_NOT_ON_GRID.
 */
export async function openSeries(
  deps: Deps,
  caf: Caf,
  ask: SeriesAsk,
  also: (made: SupportSeries) => readonly NamedWrite[],
): Promise<SupportSeries> {
  const now = deps.clock();
  const service = supportService(caf);
  const calendar = makeCalendar(caf.zone);
  checkContract(ask.contract, calendar.localDateOf(now));
  const travelMinutes = ask.travelMinutes ?? service.travelMinutes ?? 0;
  if (travelMinutes > MOST_TRAVEL_MINUTES || travelMinutes % 5 !== 0)
    throw invalid('travelMinutes', `De 0 à ${MOST_TRAVEL_MINUTES} minutes, de cinq en cinq minutes.`);
  checkReachable('on-site', ask.person, ask.contact);
  const home: HomeConsent =
    ask.home === undefined ? { state: 'none' } : { state: 'given', agreement: ask.home };
  const steps = ask.appointments.map((one, at) => {
    checkHomeAgreed({ home }, one.mode);
    checkReachable(one.mode, ask.person, ask.contact);
    return planned(caf, one, now, `appointments.${at}`);
  });
  checkSteps(steps, ask.contract, (start) => calendar.localDateOf(start));
  const series: SupportSeries = {
    id: randomUUID(),
    caf: caf.code,
    service: SUPPORT,
    professional: ask.professional,
    second: ask.second,
    version: 1,
    createdAt: now,
    changedAt: now,
    person: ask.person,
    contact: ask.contact,
    contract: ask.contract,
    agreement: ask.agreement,
    travelMinutes,
    home,
    steps: steps.sort((a, b) => a.start - b.start),
    state: { status: 'open' },
  };
  const result = await transact(deps.store, [supportSeriesWrite(series), ...also(series)]);
  if (result.ok) return series;
  throw new DomainError('CHANGED_MEANWHILE');
}

/** One appointment to be booked, checked against the configuration and the clock. A fault is said of `path`. */
export function planned(
  caf: Caf,
  { start, place, mode }: PlannedAppointment,
  now: number,
  path: string,
): SeriesStep {
  try {
    const want = resolveWant(caf, { service: SUPPORT, start, place, mode }, 'staff', now);
    return { appointment: randomUUID(), start: want.start, place, mode };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') throw under(path, error);
    throw error;
  }
}

function under(path: string, error: DomainError): DomainError {
  const { errors } = error.extra;
  if (!Array.isArray(errors)) return error;
  return new DomainError(error.code, {
    errors: errors.map((one: unknown) =>
      typeof one === 'object' && one !== null && 'path' in one
        ? { ...one, path: `${path}.${String(one.path)}` }
        : one,
    ),
  });
}
