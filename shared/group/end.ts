import { cancel } from '../booking/change.ts';
import { abandon, isPending } from '../booking/confirm.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { releaseEntry } from '../domain/claim.ts';
import { DomainError } from '../domain/errors.ts';
import { entryOfGroup, type GroupSession } from '../domain/group.ts';
import { releaseSeat } from '../domain/group-seats.ts';
import { openOffer, waitingOfHold } from '../domain/waiting.ts';
import { answered } from '../domain/waiting-moves.ts';
import { getAppointment } from '../store/appointments.ts';
import { releaseWrite } from '../store/day-writes.ts';
import { daysOfDates, itemName, readTogether } from '../store/days.ts';
import {
  endingGroups,
  getGroup,
  groupEndedWrite,
  groupStateWrite,
  releaseSeatsWrite,
} from '../store/groups.ts';
import { endHoldWrites, Hold } from '../store/holds.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { getWaiting, waitingWrite } from '../store/waiting.ts';

const ATTEMPTS = 3;

/**
 * Cancels a session in the Caf's name: its animators are free and nobody can register any more, in one act; then everybody who is
 * registered is cancelled and told, one by one, each in an act of their own. What is left undone the clean-up finishes. Cancelling
 * twice goes on where the first stopped.
 * @throws DomainError NOT_POSSIBLE_NOW once it has begun or is over.
 */
export async function cancelGroup(deps: Deps, caf: Caf, id: string, by: string): Promise<GroupSession> {
  await shut(deps, caf, id, by);
  await endRegistrations(deps, caf, id);
  return found(deps, caf, id);
}

async function shut(deps: Deps, caf: Caf, id: string, by: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const now = deps.clock();
    const session = await found(deps, caf, id);
    if (session.state.status === 'cancelled') return;
    if (session.state.status === 'over' || session.start <= now) throw new DomainError('NOT_POSSIBLE_NOW');
    const days = await daysOfDates(
      deps.store,
      session.animators.map((professional) => ({ ...session, professional })),
    );
    const result = await transact(deps.store, [
      groupStateWrite(session, { status: 'cancelled', at: now, by }),
      ...days.flatMap((day) => {
        const release = releaseEntry(day, entryOfGroup(id));
        return release === undefined ? [] : [releaseWrite(day, release)];
      }),
    ]);
    if (result.ok) return;
  }
  throw new DomainError('CHANGED_MEANWHILE');
}

/** Works off cancelled sessions that still have people to tell; answers how many people could not be reached this time. */
export async function finishCancelled(deps: Deps): Promise<{ sessions: number; left: number }> {
  const count = { sessions: 0, left: 0 };
  for await (const { caf: code, id } of endingGroups(deps.store)) {
    const caf = deps.cafs.get(code);
    if (caf === undefined) continue;
    count.sessions += 1;
    count.left += await endRegistrations(deps, caf, id);
  }
  return count;
}

/** Cancels everybody who is registered in a cancelled session, and says how many changed meanwhile and are left. */
async function endRegistrations(deps: Deps, caf: Caf, id: string): Promise<number> {
  const session = await found(deps, caf, id);
  let left = 0;
  for (const [entry, { kind }] of Object.entries(session.entries)) {
    const ended =
      kind === 'hold' ? await endHeld(deps, caf, session, entry) : await endOne(deps, caf, session, entry);
    if (!ended) left += 1;
  }
  if (left === 0) await transact(deps.store, [groupEndedWrite(session)]);
  return left;
}

async function endOne(deps: Deps, caf: Caf, session: GroupSession, id: string): Promise<boolean> {
  const appointment = await getAppointment(deps.store, caf.code, id);
  // Not to be read yet: it was written in the same moment, and is found the next time.
  if (appointment === undefined) return false;
  try {
    if (isPending(appointment)) await abandon(deps, caf, id);
    else if (appointment.state.status === 'confirmed') await cancel(deps, appointment, 'caf');
    else return free(deps, session, id);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function endHeld(deps: Deps, caf: Caf, session: GroupSession, id: string): Promise<boolean> {
  const key = keys.hold(id);
  const hold = parseIfAny(Hold, (await readTogether(deps.store, [key])).get(itemName(key)));
  if (hold === undefined) return free(deps, session, id);
  const release = releaseSeatsWrite(session, releaseSeat(session, id));
  const writes = [release, ...endHoldWrites(hold), ...(await takeBackWrites(deps, caf, session, hold))];
  return (await transact(deps.store, writes)).ok;
}

/** A seat that was offered from the waiting list is taken back: it does not count, and they go on waiting. */
async function takeBackWrites(deps: Deps, caf: Caf, { id }: GroupSession, hold: Hold): Promise<NamedWrite[]> {
  const now = deps.clock();
  const waiting = waitingOfHold(hold.seat.address);
  const entry = waiting === undefined ? undefined : await getWaiting(deps.store, caf.code, waiting);
  if (entry === undefined || openOffer(entry, now)?.session !== id) return [];
  return [waitingWrite(answered(entry, 'withdrawn', { caf, now }))];
}

const free = async (deps: Deps, session: GroupSession, id: string) =>
  (await transact(deps.store, [releaseSeatsWrite(session, releaseSeat(session, id))])).ok;

async function found(deps: Deps, caf: Caf, id: string): Promise<GroupSession> {
  const session = await getGroup(deps.store, caf.code, id);
  if (session === undefined) throw new DomainError('NOT_FOUND');
  return session;
}
