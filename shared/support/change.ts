import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import {
  changed,
  checkOpen,
  checkSteps,
  type SeriesStep,
  type SupportSeries,
  withStep,
} from '../domain/support-series.ts';
import { localDateOf } from '../domain/time.ts';
import { getSupportSeries, notBookedCheck, supportSeriesWrite } from '../store/support-series.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

const ATTEMPTS = 5;

/**
 * One change of a series on condition of the version that was read; whoever loses a race decides again on what the other left.
 * @throws DomainError NOT_FOUND, BUSY, and whatever the change refuses.
 */
export async function changeSeries(
  deps: Deps,
  caf: Caf,
  id: string,
  decide: (series: SupportSeries, now: number) => SupportSeries,
  also: (becomes: SupportSeries) => readonly NamedWrite[] = () => [],
): Promise<SupportSeries> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await getSupportSeries(deps.store, caf.code, id);
    if (before === undefined) throw new DomainError('NOT_FOUND');
    const becomes = decide(before, deps.clock());
    if (becomes === before) return before;
    const result = await transact(deps.store, [supportSeriesWrite(becomes), ...also(becomes)]);
    if (result.ok) return becomes;
    if (result.failed.has('booked')) throw new DomainError('NOT_POSSIBLE_NOW');
  }
  throw new DomainError('BUSY');
}

/**
 * A further appointment to be booked, one more or in place of one that could not be.
 * @throws DomainError NOT_POSSIBLE_NOW when that one is booked, SERIES_ENDED, TOO_MANY_APPOINTMENTS, INVALID.
 */
export function addStep(
  deps: Deps,
  caf: Caf,
  id: string,
  step: SeriesStep,
  insteadOf: string | undefined,
  also: (becomes: SupportSeries) => readonly NamedWrite[],
) {
  return changeSeries(
    deps,
    caf,
    id,
    (series, now) => {
      const becomes = withStep(series, step, insteadOf, now);
      checkSteps([step], series.contract, (start) => localDateOf(start, caf.zone));
      return becomes;
    },
    (becomes) => [
      ...(insteadOf === undefined ? [] : [notBookedCheck(caf.code, insteadOf)]),
      ...also(becomes),
    ],
  );
}

/** Leaves out an appointment that was not booked. @throws DomainError NOT_POSSIBLE_NOW when it is, SERIES_ENDED. */
export function dropStep(deps: Deps, caf: Caf, id: string, appointment: string) {
  return changeSeries(
    deps,
    caf,
    id,
    (series, now) => {
      checkOpen(series);
      const steps = series.steps.filter((step) => step.appointment !== appointment);
      return steps.length === series.steps.length ? series : changed(series, { steps }, now);
    },
    () => [notBookedCheck(caf.code, appointment)],
  );
}
