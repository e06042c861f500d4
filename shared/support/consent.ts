import { move } from '../booking/change.ts';
import { resolveWant } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Agreement, Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { changed, checkOpen } from '../domain/support-series.ts';
import { makeCalendar } from '../domain/time.ts';
import type { Mode } from '../domain/words.ts';
import { aheadOf } from './booked.ts';
import { changeSeries } from './change.ts';

/** Records that the person agrees to be visited at home (F1). Agreeing twice is the same as once. */
export function agreeHome(deps: Deps, caf: Caf, id: string, agreement: Agreement) {
  return changeSeries(deps, caf, id, (series, now) => {
    checkOpen(series);
    return series.home.state === 'given'
      ? series
      : changed(series, { home: { state: 'given', agreement } }, now);
  });
}

/**
 * Records that the person does not want to be visited at home: it ends nothing (F1). What was to be at home takes place at the same
 * time in another way, each appointment in a transaction of its own; asked again, the rest follows. What its day does not allow
 * stays where it is and shows until somebody moves it.
 */
export async function refuseHome(
  deps: Deps,
  caf: Caf,
  id: string,
  { by, instead }: { by: string; instead: Extract<Mode, 'on-site' | 'phone'> },
): Promise<void> {
  const refused = await changeSeries(deps, caf, id, (series, now) => {
    checkOpen(series);
    const isToChange = series.steps.some(({ mode }) => mode === 'home');
    if (series.home.state === 'refused' && !isToChange) return series;
    const steps = series.steps.map((step) => (step.mode === 'home' ? { ...step, mode: instead } : step));
    return changed(series, { home: { state: 'refused', by, at: now }, steps }, now);
  });
  for (const appointment of await aheadOf(deps, refused))
    if (appointment.mode === 'home') await moveAway(deps, caf, appointment, instead, by);
}

async function moveAway(
  deps: Deps,
  caf: Caf,
  appointment: Appointment,
  mode: Mode,
  by: string,
): Promise<void> {
  const now = deps.clock();
  const { service, place, professional } = appointment;
  const start = makeCalendar(caf.zone).iso(appointment.start);
  try {
    const want = resolveWant(caf, { service, place, mode, start }, 'staff', now);
    const agreement = { by, at: new Date(now).toISOString() };
    await move(deps, caf, appointment, { want, only: professional, by: 'caf', agreement, told: 'moved' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.log.warn('a visit at home waits to be moved', { why: error.code });
  }
}
