import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { Day } from '../domain/day.ts';
import { waitableService } from '../domain/waiting.ts';
import { markFreed } from '../store/day-writes.ts';
import { waitersFor } from '../store/waiting.ts';

const AT_A_TIME = 10;

/**
 * Days were opened: those in which somebody might find what they wait for are marked, so that the worker looks there. Half a year of
 * days costs a query a service while nobody waits. Answers how many were marked.
 */
export async function tellOpened(deps: Deps, caf: Caf, days: readonly Day[]): Promise<number> {
  const services = [...new Set(days.flatMap(({ windows }) => windows.flatMap((one) => one.services)))];
  const latest = new Map<string, string>();
  for (const id of services.filter((one) => waitableService(caf, one) !== undefined)) {
    const dates = (await waitersFor(deps.store, caf.code, id)).map(({ until }) => until).sort();
    latest.set(id, dates.at(-1) ?? '');
  }
  const wanted = days.filter(({ date, windows }) =>
    windows.some((window) => window.services.some((id) => date <= (latest.get(id) ?? ''))),
  );
  for (let from = 0; from < wanted.length; from += AT_A_TIME)
    await Promise.all(wanted.slice(from, from + AT_A_TIME).map((day) => markFreed(deps.store, day)));
  return wanted.length;
}
