import { randomUUID } from 'node:crypto';
import { resolveWant, type Want } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { claimCells } from '../domain/claim.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { entryOfGroup, type GroupSession } from '../domain/group.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import type { Mode } from '../domain/words.ts';
import { claimWrite } from '../store/day-writes.ts';
import { daysOfDates } from '../store/days.ts';
import { createGroupWrite } from '../store/groups.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

export interface GroupAsk {
  readonly service: string;
  readonly place: string;
  readonly mode: Mode;
  /** ISO 8601 with offset. */
  readonly start: string;
  /** Ids of those who hold it, one or two, each once. */
  readonly animators: readonly string[];
  readonly seats: number;
  /** A staff subject. */
  readonly by: string;
}

const ATTEMPTS = 3;

/**
 * Fixes a group session: the cells of all its animators are taken in one transaction, or none (B1, B3, B8). It need not lie on the
 * grid of a window: who holds it chooses the hour.
 * @throws DomainError INVALID with the field at fault, SLOT_TAKEN with the animator who is not free, NOT_BOOKABLE,
 * TIME_NOT_ON_GRID, TOO_MANY.
 */
export async function openGroup(
  deps: Deps,
  caf: Caf,
  ask: GroupAsk,
  also: (made: GroupSession) => readonly NamedWrite[],
): Promise<GroupSession> {
  const now = deps.clock();
  const service = caf.services.find(({ id }) => id === ask.service);
  if (service?.bookableBy !== 'session') throw invalid('service', 'Ce service n’est pas une réunion.');
  const id = randomUUID();
  const want = resolveWant(caf, { ...ask, session: id }, 'staff', now);
  const session = sessionOf(want, ask, id, now);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const claims = await claimAll(deps, session, want, now);
    const result = await transact(deps.store, [...claims, createGroupWrite(session), ...also(session)]);
    if (result.ok) return session;
  }
  throw new DomainError('TOO_MANY', { retryAfter: 2 });
}

function sessionOf(want: Want, ask: GroupAsk, id: string, now: number): GroupSession {
  return {
    id,
    caf: want.caf.code,
    service: want.service.id,
    place: want.place,
    mode: want.mode,
    animators: [...ask.animators],
    date: want.date,
    cell: want.cell,
    cells: want.keptTo - want.cell,
    start: want.start,
    end: want.end,
    seats: ask.seats,
    entries: {},
    ...(want.mode === 'video' ? { room: randomUUID() } : {}),
    createdAt: now,
    createdBy: ask.by,
    state: { status: 'open' },
  };
}

async function claimAll(deps: Deps, session: GroupSession, want: Want, now: number): Promise<NamedWrite[]> {
  const { caf, date, animators } = session;
  const days = await daysOfDates(
    deps.store,
    animators.map((professional) => ({ caf, professional, date })),
  );
  return animators.map((animator, at) => {
    const day = days.find(({ professional }) => professional === animator);
    if (day === undefined || isOutside(session, day.windows))
      throw invalid(`animators.${at}`, 'Cette personne ne reçoit pas à cette heure, à cet endroit.');
    const claim = claimCells(day, {
      id: entryOfGroup(session.id),
      kind: 'appointment',
      from: want.cell,
      to: want.keptTo,
      lengthCells: want.ask.lengthCells,
      now,
    });
    if (!claim.ok)
      throw new DomainError('SLOT_TAKEN', {
        errors: [{ path: `animators.${at}`, message: 'Cette personne n’est pas libre à cette heure.' }],
      });
    return claimWrite(day, claim);
  });
}
