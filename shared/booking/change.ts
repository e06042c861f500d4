import type { Deps } from '../deps.ts';
import { type Agreement, type Appointment, receiversOf } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { releaseEntry } from '../domain/claim.ts';
import { releaseTogether } from '../domain/claim-together.ts';
import { DomainError } from '../domain/errors.ts';
import type { Message } from '../domain/notification.ts';
import { changeAppointmentWrite, getAppointment } from '../store/appointments.ts';
import { releaseWrite } from '../store/day-writes.ts';
import { itemName, parseDay } from '../store/days.ts';
import { isGuardRefusal, unguardWrites } from '../store/guards.ts';
import { endHoldWrites, type Hold } from '../store/holds.ts';
import { freeInvitationWrites } from '../store/invitations.ts';
import { keys } from '../store/keys.ts';
import { tellItems } from '../store/notifications.ts';
import { type NamedWrite, type Transacted, transact } from '../store/transact.ts';
import { checkReachable } from './book.ts';
import { daysOf, serviceOf } from './confirm.ts';
import { confirmationWrites, numberHash } from './confirmation.ts';
import { dayKeyOf, findHold } from './hold.ts';
import { leaveSeat } from './kept.ts';
import { dropOffer } from './offered.ts';
import { type Found, take } from './take.ts';
import { placedWith, type Want } from './want.ts';

/** Who changes an appointment: the person is held to the limits, the Caf is not, and the person is told in other words. */
export type Changer = 'person' | 'caf';

/** Until when this appointment can be moved by the person, epoch ms (B4); as long as an offer of the Caf stands, if later (B11). */
export function moveUntil(caf: Caf, appointment: Appointment): number {
  const limit = appointment.start - serviceOf(caf, appointment).moveLimitHours * 3_600_000;
  return Math.max(limit, appointment.offer?.until ?? limit);
}

/**
 * Cancels until the start and frees the time at once (B4); needs are erased with the visit (B12). Cancelling twice gets the
 * same answer.
 * @throws DomainError NOT_POSSIBLE_NOW once it has begun or is closed.
 */
export async function cancel(
  deps: Deps,
  appointment: Appointment,
  by: Changer,
  also: readonly NamedWrite[] = [],
): Promise<Appointment> {
  const now = deps.clock();
  if (appointment.state.status === 'cancelled') return appointment;
  if (appointment.state.status !== 'confirmed' || (by === 'person' && appointment.start <= now))
    throw new DomainError('NOT_POSSIBLE_NOW');
  const days = appointment.session === undefined ? await daysOf(deps, appointment) : [];
  const { cancelled, told } = cancelling(deps, appointment, by, now);
  const writes: NamedWrite[] = [
    ...days.flatMap((day) => {
      const release = releaseEntry(day, appointment.id);
      return release === undefined ? [] : [releaseWrite(day, release)];
    }),
    ...(await leaveSeat(deps, appointment)),
    ...told,
    ...freeInvitationWrites(appointment),
    ...also,
  ];
  const result = await transactUnguarding(deps, appointment, writes);
  if (!result.ok) {
    const current = await getAppointment(deps.store, appointment.caf, appointment.id);
    if (current?.state.status === 'cancelled') return current;
    throw new DomainError('CHANGED_MEANWHILE');
  }
  await dropOffer(deps, appointment);
  return cancelled;
}

/** The appointment as cancelled, and what writes and tells that; freeing what it kept is another part of the act. */
export function cancelling(deps: Deps, appointment: Appointment, by: Changer, now: number) {
  const cancelled: Appointment = {
    ...appointment,
    version: appointment.version + 1,
    needs: [],
    offer: undefined,
    state: { status: 'cancelled', by, at: now },
  };
  const message: Message = by === 'person' ? 'cancelled-by-person' : 'cancelled-by-caf';
  const told: NamedWrite[] = [
    changeAppointmentWrite(appointment, cancelled, numberHash(deps, cancelled)),
    ...tellItems(cancelled, message, { now }),
  ];
  return { cancelled, told };
}

/** Takes the guards away with some writes; one that has passed to a later appointment of the same person is that one's now. */
export async function transactUnguarding(
  deps: Deps,
  appointment: Appointment,
  writes: readonly NamedWrite[],
): Promise<Transacted> {
  const unguards = unguardWrites(deps.keys, appointment);
  const result = await transact(deps.store, [...writes, ...unguards]);
  if (result.ok || [...result.failed.keys()].some((name) => !name.startsWith('unguard-'))) return result;
  const own = unguards.filter(({ name }) => !result.failed.has(name));
  return transact(deps.store, [...writes, ...own]);
}

export interface MoveAsk {
  readonly want: Want;
  readonly hold?: string | undefined;
  /** Staff: this professional and no other. */
  readonly only?: string | undefined;
  /** Staff: who receives together with them; whoever does now when left out. */
  readonly second?: string | undefined;
  readonly by: Changer;
  /** Staff: the person's recorded agreement (F1), and in whose words they are told. */
  readonly agreement?: Agreement | undefined;
  readonly told?: 'moved' | 'moved-by-caf';
  /** Further writes of the same act. */
  readonly also?: readonly NamedWrite[];
  /** Throws when this professional must not receive then (B7). */
  check?(professional: string): void;
}

/**
 * Moves in one atomic act: the new time is taken and the old one freed in one transaction, or nothing happens (B4). Moving
 * twice to the same time gets the same answer.
 * @throws DomainError SLOT_TAKEN, TOO_LATE_TO_MOVE, NOT_POSSIBLE_NOW, CHANGED_MEANWHILE.
 */
export async function move(
  deps: Deps,
  caf: Caf,
  appointment: Appointment,
  ask: MoveAsk,
): Promise<Appointment> {
  const now = deps.clock();
  const { want, by } = ask;
  if (appointment.state.status !== 'confirmed') throw new DomainError('NOT_POSSIBLE_NOW');
  if (isThere(appointment, ask)) return appointment;
  if (by === 'person' && moveUntil(caf, appointment) < now)
    throw new DomainError(appointment.start <= now ? 'NOT_POSSIBLE_NOW' : 'TOO_LATE_TO_MOVE');
  checkReachable(want.mode, appointment.person, appointment.contact);
  const given = ask.hold === undefined ? undefined : await findHold(deps, ask.hold, now, caf.code);
  // A seat held in a session is no time of an agenda: it runs out by itself.
  const held = given?.session === undefined ? given : undefined;
  const second = ask.second ?? appointment.second;
  const oldDays = receiversOf(appointment).map((id) => keys.day(caf.code, id, appointment.date));
  let moved = appointment;

  const taken = await take(deps, {
    want,
    by: by === 'person' ? 'public' : 'staff',
    taking: { id: appointment.id, kind: 'appointment', replaces: held?.id },
    prefer: held?.professional ?? appointment.professional,
    only: ask.only,
    second,
    alsoRead: [...oldDays, ...(held === undefined ? [] : [dayKeyOf(held)])],
    writes: ({ day, found }) => {
      ask.check?.(day.professional);
      if (second !== undefined) ask.check?.(second);
      moved = {
        ...appointment,
        ...placedWith(want, day.professional),
        second,
        version: appointment.version + 1,
        moveAgreement: ask.agreement ?? appointment.moveAgreement,
        offer: undefined,
        ...(want.mode === 'video' ? { room: appointment.room ?? crypto.randomUUID() } : {}),
      };
      const { service } = want;
      const followUps = confirmationWrites(deps, { caf, service }, moved, now);
      return [
        ...leaveWrites(appointment, held, moved, found),
        changeAppointmentWrite(appointment, moved, numberHash(deps, moved)),
        ...followUps.filter(({ name }) => name !== 'notification' && name !== 'to-call'),
        ...tellItems(moved, ask.told ?? (by === 'person' ? 'moved' : 'moved-by-caf'), { now }),
        ...(ask.also ?? []),
      ];
    },
  });
  if (taken.kind === 'done') {
    await dropOffer(deps, appointment);
    return moved;
  }
  if (taken.kind === 'refused' && isGuardRefusal(taken.failed)) throw new DomainError('ALREADY_BOOKED');
  const current = await getAppointment(deps.store, caf.code, appointment.id);
  if (current !== undefined && isThere(current, ask)) return current;
  throw new DomainError('CHANGED_MEANWHILE');
}

/**
 * Asked again what has been done: nothing is changed and nobody told twice. While times are offered the same hour means
 * another professional (B11).
 */
function isThere(appointment: Appointment, ask: MoveAsk): boolean {
  const { state, start, place, mode, professional, second, before, offer } = appointment;
  const { want, only = professional, also = [] } = ask;
  const isSame =
    start === want.start &&
    place === want.place &&
    mode === want.mode &&
    professional === only &&
    second === (ask.second ?? second) &&
    before === want.before;
  return state.status === 'confirmed' && isSame && also.length === 0 && offer === undefined;
}

/**
 * Frees the old cells and ends the hold, one write per day. In the day of the new cells there is nothing to free: the claim
 * itself re-uses or runs them out (B4).
 */
function leaveWrites(
  appointment: Appointment,
  held: Hold | undefined,
  moved: Appointment,
  found: Found,
): NamedWrite[] {
  const { id } = appointment;
  const daysKept = (one: Appointment) => receiversOf(one).map((who) => keys.day(one.caf, who, one.date));
  const left = [
    ...daysKept(appointment).map((key) => ({ id, key })),
    ...(held === undefined ? [] : [{ id: held.id, key: dayKeyOf(held) }]),
  ];
  const taken = new Set(daysKept(moved).map(itemName));
  const days = new Map(left.map(({ key }) => [itemName(key), found.get(itemName(key))]));
  const releases = [...days].flatMap(([name, item]) => {
    if (taken.has(name) || item === undefined) return [];
    const old = parseDay(item);
    const ids = left.filter(({ key }) => itemName(key) === name).map((one) => one.id);
    const release = releaseTogether(old, ids);
    return release === undefined ? [] : [releaseWrite(old, release)];
  });
  return [...releases, ...(held === undefined ? [] : endHoldWrites(held))];
}
