import type { Appointment } from '../domain/appointment.ts';
import type { SupportSeries } from '../domain/support-series.ts';
import type { CheckContext } from './context.ts';

const stepKey = (caf: string, series: string, appointment: string) =>
  ['series-step', caf, series, appointment].join(' ');

/** An open series may have each of its appointments booked, or not yet; an ended one has none that is to come. */
export function checkSupportSeries(
  { caf, id, steps, state }: SupportSeries,
  item: string,
  check: CheckContext,
): void {
  if (state.status === 'ended') return;
  for (const { appointment } of steps) {
    const key = stepKey(caf, id, appointment);
    check.ledger.allows(key);
    check.ledger.has(key, { code: 'appointment-without-series', item });
  }
}

/** What is to come in a series stands in it. */
export function wantSeries(appointment: Appointment, item: string, check: CheckContext): void {
  const { caf, series, id, start } = appointment;
  if (series === undefined || start <= check.now) return;
  check.ledger.wants(stepKey(caf, series, id), { code: 'appointment-without-series', item });
}
