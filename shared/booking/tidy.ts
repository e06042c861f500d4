import type { Deps } from '../deps.ts';
import { tidy } from '../domain/claim.ts';
import { changeAppointmentWrite } from '../store/appointments.ts';
import { itemName, parseDay, readTogether, releaseWrite } from '../store/days.ts';
import { type Expiring, expiringUntil } from '../store/expiring.ts';
import { endHoldWrites } from '../store/holds.ts';
import { keys } from '../store/keys.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { expired, isPending } from './confirm.ts';

/**
 * Removes what ran out (B5): nothing depends on it, since every reader and writer looks at the clock. What changed meanwhile is
 * left to the next round. Answers how many were tidied and how many left.
 */
export async function tidyExpired(deps: Deps): Promise<{ tidied: number; left: number }> {
  const now = deps.clock();
  const count = { tidied: 0, left: 0 };
  for await (const one of expiringUntil(deps.store, now)) {
    const ended = endWrite(one, now);
    if (ended === undefined) continue;
    const day = await tidyDay(deps, one, now);
    const result = await transact(deps.store, [...day, ...ended]);
    if (result.ok) count.tidied += 1;
    else count.left += 1;
  }
  return count;
}

function endWrite(one: Expiring, now: number): NamedWrite[] | undefined {
  if (one.kind === 'hold') return one.hold.until <= now ? endHoldWrites(one.hold) : undefined;
  const { appointment } = one;
  if (!isPending(appointment) || appointment.state.expiresAt > now) return undefined;
  return [changeAppointmentWrite(appointment, expired(appointment, now), undefined)];
}

/** Every entry of that day that ran out goes, with its cells. */
async function tidyDay(deps: Deps, one: Expiring, now: number): Promise<NamedWrite[]> {
  const { caf, professional, date } = one.kind === 'hold' ? one.hold : one.appointment;
  const key = keys.day(caf, professional, date);
  const item = (await readTogether(deps.store, [key])).get(itemName(key));
  const day = item === undefined ? undefined : parseDay(item);
  const release = day === undefined ? undefined : tidy(day, now);
  return day === undefined || release === undefined ? [] : [releaseWrite(day, release)];
}
