import { Follow } from '../booking/follow.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Waiter } from '../domain/waiting.ts';
import { getAppointments } from '../store/appointments.ts';
import { itemName, readTogether } from '../store/days.ts';
import { Guard, personKeys } from '../store/guards.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';

/** What stands for somebody who waits: the appointment of that service that they have, and who follows them (B2, B7). */
export interface Standing {
  readonly appointment: Appointment | undefined;
  readonly own: string | undefined;
}

/** Reads it consistently; `origin`: who vouches for the person now. */
export async function standingOf(
  deps: Deps,
  waiter: Waiter,
  origin: Appointment['origin'] = waiter.origin,
): Promise<Standing> {
  const now = deps.clock();
  const { caf, service, who } = waiter;
  const known = personKeys(deps.keys, { person: who.person, origin });
  const guards = known.map((key) => keys.guard(caf, service, key));
  const follows = known.map((key) => keys.follow(caf, key));
  const found = await readTogether(deps.store, [...guards, ...follows]);
  const guarded = guards.flatMap((key) => {
    const guard = parseIfAny(Guard, found.get(itemName(key)));
    return guard === undefined || guard.until <= now ? [] : [guard.appointment];
  });
  const ids = [...new Set([...(waiter.appointment === undefined ? [] : [waiter.appointment]), ...guarded])];
  const standing = (await getAppointments(deps.store, caf, ids))
    .filter((one) => one.state.status === 'confirmed' && one.end > now && one.service === service)
    .sort((a, b) => a.start - b.start);
  const follower = follows
    .map((key) => parseIfAny(Follow, found.get(itemName(key))))
    .find((follow) => follow !== undefined && follow.until > now);
  const [appointment] = standing;
  return { appointment, own: appointment?.professional ?? follower?.professional };
}
