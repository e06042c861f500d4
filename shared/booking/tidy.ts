import type { Deps } from '../deps.ts';
import { tidy } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { LocalDate } from '../domain/words.ts';
import { changeAppointmentWrite } from '../store/appointments.ts';
import { tidyWrite } from '../store/day-writes.ts';
import { itemName, parseDay, readTogether } from '../store/days.ts';
import { type Expiring, expiringUntil } from '../store/expiring.ts';
import { expireHoldWrites } from '../store/holds.ts';
import { keys } from '../store/keys.ts';
import { transact } from '../store/transact.ts';
import { expired, isPending } from './confirm.ts';
import { readKept } from './kept.ts';

/**
 * Removes what ran out (B5): nothing depends on it, since every reader and writer looks at the clock. What changed meanwhile is
 * left to the next round. Answers how many were tidied and how many left.
 */
export async function tidyExpired(deps: Deps): Promise<{ tidied: number; left: number }> {
  const now = deps.clock();
  const count = { tidied: 0, left: 0 };
  for await (const one of expiringUntil(deps.store, now)) {
    if (await tidyOne(deps, one, now)) count.tidied += 1;
    else count.left += 1;
  }
  return count;
}

async function tidyOne(deps: Deps, one: Expiring, now: number): Promise<boolean> {
  switch (one.kind) {
    case 'hold': {
      const writes = [...(await readKept(deps, one.hold)).tidied(now), ...expireHoldWrites(one.hold)];
      const result = await transact(deps.store, writes);
      // Another hold of that address has its place by now, and keeps it.
      if (result.ok || [...result.failed.keys()].some((name) => name !== 'old-seat')) return result.ok;
      return (
        await transact(
          deps.store,
          writes.filter(({ name }) => name !== 'old-seat'),
        )
      ).ok;
    }
    case 'appointment': {
      const { appointment } = one;
      if (!isPending(appointment)) return false;
      const ended = changeAppointmentWrite(appointment, expired(appointment, now), undefined);
      return (await transact(deps.store, [...(await readKept(deps, appointment)).tidied(now), ended])).ok;
    }
    case 'day': {
      const day = await readDay(deps, one.day);
      if (day === undefined) return false;
      return (await transact(deps.store, [tidyWrite(day, tidy(day, now), one.day.gsi2sk)])).ok;
    }
    case 'unreadable':
      return false;
  }
}

interface DayOf {
  readonly caf: string;
  readonly professional: string;
  readonly date: LocalDate;
}

async function readDay(deps: Deps, { caf, professional, date }: DayOf): Promise<Day | undefined> {
  const key = keys.day(caf, professional, date);
  const item = (await readTogether(deps.store, [key])).get(itemName(key));
  return item === undefined ? undefined : parseDay(item);
}
