import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { checkHomeAgreed } from '../domain/support-series.ts';
import type { Mode } from '../domain/words.ts';
import { getSupportSeries } from '../store/support-series.ts';

/**
 * The way to the person's home in minutes when an appointment is to take place there; nothing for any other way. An appointment of
 * a series goes there only with the agreement that the series has recorded (F1).
 * @throws DomainError HOME_NOT_AGREED.
 */
export async function wayHome(
  deps: Deps,
  { caf, series: id, before, mode: now }: Pick<Appointment, 'caf' | 'series' | 'before' | 'mode'>,
  mode: Mode = now,
): Promise<{ travelMinutes?: number }> {
  if (mode !== 'home') return {};
  if (id === undefined) return before === undefined ? {} : { travelMinutes: before * CELL_MINUTES };
  const series = await getSupportSeries(deps.store, caf, id);
  if (series === undefined) throw new DomainError('HOME_NOT_AGREED');
  checkHomeAgreed(series, mode);
  return { travelMinutes: series.travelMinutes };
}
