import { cancelling } from '../booking/change.ts';
import { dropOffer } from '../booking/offered.ts';
import type { Deps } from '../deps.ts';
import { type Appointment, isAhead, receiversOf } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { releaseTogether } from '../domain/claim-together.ts';
import { DomainError } from '../domain/errors.ts';
import { changed, type SupportSeries } from '../domain/support-series.ts';
import { releaseWrite } from '../store/day-writes.ts';
import { parseDay, readTogether } from '../store/days.ts';
import { keys } from '../store/keys.ts';
import { getSupportSeries, notBookedCheck, supportSeriesWrite } from '../store/support-series.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { bookedOf } from './booked.ts';

const ATTEMPTS = 5;

/**
 * Ends a series and frees all that is to come, in one transaction: never half (B4). What has begun stays to be closed. Ending twice is
 * the same as once.
 * @throws DomainError NOT_FOUND, BUSY.
 */
export async function endSeries(
  deps: Deps,
  caf: Caf,
  id: string,
  { by, asked }: { by: string; asked: 'person' | 'caf' },
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const series = await getSupportSeries(deps.store, caf.code, id);
    if (series === undefined) throw new DomainError('NOT_FOUND');
    if (series.state.status === 'ended') return;
    const now = deps.clock();
    const { ahead, unbooked } = await read(deps, series, now);
    const result = await transact(deps.store, [
      supportSeriesWrite(changed(series, { state: { status: 'ended', at: now, by } }, now)),
      ...unbooked.map((appointment) => notBookedCheck(caf.code, appointment)),
      ...(await freeWrites(deps, ahead)),
      ...ahead.flatMap((appointment) => cancelling(deps, appointment, asked, now).told),
    ]);
    if (!result.ok) continue;
    for (const appointment of ahead) await dropOffer(deps, appointment);
    return;
  }
  throw new DomainError('BUSY');
}

/** What stands and is to come, and what was never booked: somebody may be booking it at this moment. */
async function read(deps: Deps, series: SupportSeries, now: number) {
  const found = await bookedOf(deps, series);
  const known = new Set(found.map(({ id }) => id));
  return {
    ahead: found.filter((one) => isAhead(one, now)),
    unbooked: series.steps.flatMap(({ appointment: id }) => (known.has(id) ? [] : [id])),
  };
}

/** One write per day, whatever of the series lies in it. */
async function freeWrites(deps: Deps, ahead: readonly Appointment[]): Promise<NamedWrite[]> {
  const wanted = ahead.flatMap((one) => receiversOf(one).map((who) => keys.day(one.caf, who, one.date)));
  const found = await readTogether(deps.store, wanted);
  const ids = ahead.map((one) => one.id);
  return [...found.values()].flatMap((item) => {
    const day = parseDay(item);
    const release = releaseTogether(day, ids);
    return release === undefined ? [] : [releaseWrite(day, release)];
  });
}
