import { confirmationWrites, numberHash } from '../booking/confirmation.ts';
import { gatherDays } from '../booking/gather-days.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { type Consultation, isLive, type Proposal } from '../domain/consultation.ts';
import type { Moved } from '../domain/consultation-moves.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { createAppointmentWrite } from '../store/appointments.ts';
import { consultationWrite, getConsultation } from '../store/consultations.ts';
import { itemName, parseDay, readTogether } from '../store/days.ts';
import { createHoldWrite, endHoldWrites, Hold } from '../store/holds.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { tellRequestItems } from '../store/notifications.ts';
import { pause } from '../store/patience.ts';
import { type NamedWrite, transact, type Write } from '../store/transact.ts';
import { dayKey, holdsOf } from './cells.ts';

const ATTEMPTS = 10;

/** A move, and the appointments that it puts into an agenda. */
export interface Act extends Moved {
  readonly appointments?: readonly Appointment[];
}

export interface Changing {
  /** The move, on the request as it stands; it is asked again when somebody else was quicker. */
  decide(consultation: Consultation, now: number): Act;
  /** Further writes of the same act. */
  also?(becomes: Consultation): readonly NamedWrite[];
}

/**
 * One move of a request: the request on condition of the version that was read, the days of its psychologists, the appointments
 * that now stand, and what must be told, in one transaction. So an accepted time stands and the others are free in the same
 * act (P2), and of several answers one wins.
 * @throws DomainError NOT_FOUND, SLOT_TAKEN, BUSY, and whatever the move refuses.
 */
export async function change(deps: Deps, caf: Caf, id: string, changing: Changing): Promise<Consultation> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await getConsultation(deps.store, caf.code, id);
    if (before === undefined) throw new DomainError('NOT_FOUND');
    const now = deps.clock();
    const act = changing.decide(before, now);
    const isSame = act.consultation === before;
    const becomes = isSame ? before : { ...act.consultation, version: before.version + 1, changedAt: now };
    const also = changing.also?.(becomes) ?? [];
    if (isSame && also.length === 0) return before;
    const writes = isSame
      ? []
      : await orMoved(deps, before, () =>
          writesOf(deps, caf, before, { ...act, consultation: becomes }, now),
        );
    if (writes === 'moved') continue;
    const result = await transact(deps.store, [...writes, ...also]);
    if (result.ok) return becomes;
    await pause(attempt);
  }
  throw new DomainError('BUSY', { retryAfter: 2 });
}

/** A time that looks taken may be kept by what somebody has just proposed for this very request: then it is read again. */
async function orMoved<T>(deps: Deps, before: Consultation, plan: () => Promise<T>): Promise<T | 'moved'> {
  try {
    return await plan();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'SLOT_TAKEN') throw error;
    const now = await getConsultation(deps.store, before.caf, before.id);
    if (now?.version === before.version) throw error;
    return 'moved';
  }
}

async function writesOf(
  deps: Deps,
  caf: Caf,
  before: Consultation,
  { consultation: becomes, tell, appointments = [] }: Act,
  now: number,
): Promise<NamedWrite[]> {
  const left = leftProposal(before, becomes, now);
  const fresh = becomes.proposal?.round === before.proposal?.round ? undefined : becomes.proposal;
  const given = left === undefined ? [] : holdsOf(deps, before, left);
  const taken = fresh === undefined ? [] : holdsOf(deps, becomes, fresh);
  const found = await readTogether(
    deps.store,
    distinct([...[...given, ...taken, ...appointments].map(dayKey), ...given.map(({ id }) => keys.hold(id))]),
  );
  const days = gatherDays();
  for (const hold of taken)
    days.take(itemName(dayKey(hold)), {
      id: hold.id,
      kind: 'hold',
      from: hold.cell,
      to: hold.cell + hold.cells,
      lengthCells: fresh?.lengthCells ?? hold.cells,
      until: hold.until,
      now,
    });
  for (const one of appointments)
    days.take(itemName(dayKey(one)), {
      id: one.id,
      kind: 'appointment',
      from: one.cell,
      to: one.cell + one.cells,
      lengthCells: (one.end - one.start) / (CELL_MINUTES * 60_000),
      place: one.mode === 'on-site' ? one.place : undefined,
      now,
      replaces: given.find((hold) => hold.professional === one.professional && hold.start === one.start)?.id,
    });
  const isReplaced = (hold: Hold) =>
    appointments.some((one) => one.professional === hold.professional && one.start === hold.start);
  for (const hold of given) if (!isReplaced(hold)) days.giveUp(itemName(dayKey(hold)), hold.id);
  const dayOf = (name: string) => {
    const item = found.get(name);
    return item === undefined ? undefined : parseDay(item);
  };
  const kept = given.flatMap(({ id }) => parseIfAny(Hold, found.get(itemName(keys.hold(id)))) ?? []);
  return [
    consultationWrite(becomes),
    ...days.writes(dayOf, now),
    ...taken.map(createHoldWrite),
    ...kept.flatMap(endHoldWrites),
    ...appointmentWrites(deps, caf, appointments, now),
    ...(tell === undefined ? [] : tellRequestItems(becomes, tell, { now })),
  ];
}

/** The proposal whose times are kept before this move and not after it. */
function leftProposal(before: Consultation, becomes: Consultation, now: number): Proposal | undefined {
  if (!isLive(before.proposal, now)) return undefined;
  const isKept =
    becomes.proposal?.round === before.proposal.round && becomes.proposal.state.status === 'proposed';
  return isKept ? undefined : before.proposal;
}

/** Several appointments of one person share what leads to the person: each item is written once, as the last one wants it. */
function appointmentWrites(
  deps: Deps,
  caf: Caf,
  appointments: readonly Appointment[],
  now: number,
): NamedWrite[] {
  const writes = appointments.flatMap((one) => [
    createAppointmentWrite(one, numberHash(deps, one)),
    ...confirmationWrites(deps, { caf, service: serviceOf(caf, one.service) }, one, now),
  ]);
  return [...new Map(writes.map((one) => [itemOf(one.write), one])).values()];
}

function serviceOf(caf: Caf, id: string): Service {
  const service = caf.services.find((one) => one.id === id);
  if (service === undefined) throw new DomainError('NOT_BOOKABLE');
  return service;
}

function itemOf(write: Write): string {
  const key = 'Put' in write ? write.Put.Item : Object.values(write)[0]?.Key;
  return `${String(key?.['pk'])}|${String(key?.['sk'])}`;
}

function distinct(all: readonly { pk: string; sk: string }[]) {
  return [...new Map(all.map((key) => [itemName(key), key])).values()];
}
