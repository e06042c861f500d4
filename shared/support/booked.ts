import type { Deps } from '../deps.ts';
import { type Appointment, isAhead } from '../domain/appointment.ts';
import type { SupportSeries } from '../domain/support-series.ts';
import { getAppointments } from '../store/appointments.ts';

type Booked = Pick<SupportSeries, 'caf' | 'steps'>;

/** What of a series is booked, whatever has become of it since. */
export function bookedOf({ store }: Deps, { caf, steps }: Booked): Promise<Appointment[]> {
  const ids = steps.map(({ appointment }) => appointment);
  return getAppointments(store, caf, ids);
}

/** What of it stands and is to come. */
export async function aheadOf(deps: Deps, series: Booked): Promise<Appointment[]> {
  const now = deps.clock();
  return (await bookedOf(deps, series)).filter((one) => isAhead(one, now));
}
