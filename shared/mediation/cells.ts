import { type GatheredDays, gatherDays } from '../booking/gather-days.ts';
import type { Deps } from '../deps.ts';
import { keepsExactly } from '../domain/cells.ts';
import { type Day, isExpired } from '../domain/day.ts';
import {
  isLive,
  JOINT_SESSION,
  type Mediation,
  type MediationSession,
  type SessionTime,
  timeOf,
} from '../domain/mediation.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import { itemName, parseDay, readTogether } from '../store/days.ts';
import { createHoldWrite, endHoldWrites, Hold, holdId } from '../store/holds.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import type { NamedWrite } from '../store/transact.ts';

/** The mediator's days that some sessions touch, and the holds of the times they are proposed at, as read. */
export interface Cells {
  readonly days: ReadonlyMap<string, Day>;
  readonly holds: ReadonlyMap<string, Hold>;
}

/** The hold of a proposed time; its token is derived and given to nobody, so that nobody else can use it. */
export function sessionHoldId(deps: Pick<Deps, 'keys'>, session: string, number: number): string {
  return holdId(deps.keys.token('session', `${session}#${number}`));
}

/** One consistent batch of reads. */
export async function readCells(
  deps: Deps,
  { caf, mediator }: Pick<Mediation, 'caf' | 'mediator'>,
  sessions: readonly MediationSession[],
): Promise<Cells> {
  const dates = [...new Set(sessions.flatMap(({ times }) => times.map(({ date }) => date)))];
  const holdIds = sessions
    .filter(({ state }) => state.status === 'proposed')
    .flatMap(({ id, times }) => times.map((_, number) => sessionHoldId(deps, id, number)));
  const found = await readTogether(deps.store, [
    ...dates.map((date) => keys.day(caf, mediator, date)),
    ...holdIds.map((id) => keys.hold(id)),
  ]);
  const days = dates.flatMap((date) => {
    const item = found.get(itemName(keys.day(caf, mediator, date)));
    return item === undefined ? [] : [[date, parseDay(item)] as const];
  });
  const holds = holdIds.flatMap((id) => {
    const hold = parseIfAny(Hold, found.get(itemName(keys.hold(id))));
    return hold === undefined ? [] : [[id, hold] as const];
  });
  return { days: new Map(days), holds: new Map(holds) };
}

/** Whether a proposed time is still kept whole for this session, inside the mediator's hours at its place (B1, B3). */
export function isKept(
  deps: Pick<Deps, 'keys'>,
  { days, holds }: Cells,
  session: MediationSession,
  start: number,
  now: number,
): boolean {
  const number = session.times.findIndex((time) => time.start === start);
  const time = session.times[number];
  const id = sessionHoldId(deps, session.id, number);
  const day = time === undefined ? undefined : days.get(time.date);
  const entry = day?.entries[id];
  const hold = holds.get(id);
  if (time === undefined || day === undefined || entry === undefined || hold === undefined) return false;
  const { place, mode } = session;
  return (
    !isExpired(entry, now) &&
    entry.until === hold.until &&
    keepsExactly(entry.spans, { cell: time.cell, cells: session.cells }) &&
    !isOutside({ ...time, place, mode }, day.windows)
  );
}

/**
 * The writes by which the mediator's days follow a case from what it was to what it becomes: proposals take holds, a session that
 * stands takes its cells from them, what falls is free at once. One write per day (B1).
 * @throws DomainError SLOT_TAKEN.
 */
export function cellWrites(
  deps: Deps,
  before: Mediation | undefined,
  becomes: Mediation,
  cells: Cells,
  now: number,
): NamedWrite[] {
  const inDays = gatherDays();
  const holds: NamedWrite[] = [];
  for (const session of becomes.sessions) {
    const was = before?.sessions.find(({ id }) => id === session.id);
    if (was === undefined) {
      session.times.forEach((time, number) => {
        const hold = holdOf(deps, becomes, session, time, number);
        holds.push(createHoldWrite(hold));
        const ask = { id: hold.id, kind: 'hold' as const, until: hold.until };
        inDays.take(time.date, { ...ask, ...placeOf(session, time), now });
      });
    } else if (isLive(was, now) && was.state.status !== session.state.status) {
      holds.push(...follow(deps, was, session, cells, inDays, now));
    }
  }
  return [...inDays.writes((date) => cells.days.get(date), now), ...holds];
}

function follow(
  deps: Deps,
  was: MediationSession,
  session: MediationSession,
  { holds }: Cells,
  inDays: GatheredDays,
  now: number,
): NamedWrite[] {
  const standing = session.state.status === 'standing' ? timeOf(session, session.state.start) : undefined;
  if (was.state.status === 'standing') {
    if (session.state.status === 'freed') inDays.giveUp(timeOf(was, was.state.start).date, session.id);
    return [];
  }
  return was.times.flatMap((time, number) => {
    const id = sessionHoldId(deps, session.id, number);
    const hold = holds.get(id);
    if (time === standing)
      inDays.take(time.date, {
        id: session.id,
        kind: 'appointment',
        ...placeOf(session, time),
        now,
        replaces: id,
      });
    else inDays.giveUp(time.date, id);
    return hold === undefined ? [] : endHoldWrites(hold);
  });
}

const placeOf = ({ cells, lengthCells, place, mode }: MediationSession, { cell }: SessionTime) => ({
  from: cell,
  to: cell + cells,
  lengthCells,
  place: mode === 'on-site' ? place : undefined,
});

function holdOf(
  deps: Deps,
  { caf, mediator }: Mediation,
  session: MediationSession,
  { date, cell, start }: SessionTime,
  number: number,
): Hold {
  return {
    id: sessionHoldId(deps, session.id, number),
    caf,
    professional: mediator,
    date,
    cell,
    cells: session.cells,
    service: JOINT_SESSION,
    place: session.place,
    mode: session.mode,
    start,
    until: Math.min(session.until, start),
    prolonged: false,
    seat: { address: session.id, number },
  };
}
