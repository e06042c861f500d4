import { randomUUID } from 'node:crypto';
import { move } from '../booking/change.ts';
import { confirmationWrites, numberHash } from '../booking/confirmation.ts';
import { giveBackHold } from '../booking/hold.ts';
import { keyOfKept } from '../booking/kept.ts';
import { takeTime } from '../booking/take-seat.ts';
import { placedWith, resolveWant, type Want } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Agreement, Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { type Invitation, refusalToBook } from '../domain/invitation.ts';
import { isoWithOffset } from '../domain/time.ts';
import { isWaiter, openOffer, type Waiter, type WaitingEntry, type WaitingOffer } from '../domain/waiting.ts';
import { taken } from '../domain/waiting-moves.ts';
import { createAppointmentWrite } from '../store/appointments.ts';
import type { Hold } from '../store/holds.ts';
import { hashPin, makePin } from '../store/invitation-pins.ts';
import { getInvitation, useInvitationWrite } from '../store/invitations.ts';
import type { NamedWrite } from '../store/transact.ts';
import { getWaiting, waitingUnguardWrites, waitingWrite } from '../store/waiting.ts';
import { heldFor, offerToken } from './held.ts';
import { endOffered } from './leave.ts';
import { standingOf } from './standing.ts';

/** Who says yes: the person by the link of their mail, or staff who have them on the phone (F1). */
export type SaidBy = { readonly by: 'person' } | { readonly by: 'staff'; readonly agreement: Agreement };

const ATTEMPTS = 3;

/**
 * Takes the time that is kept for somebody on the list, in one act: the held cells become their appointment, or the one that they
 * have is moved there (B4), never two (B2). Said twice, it is one and answered the same; of two at one moment one wins.
 * @throws DomainError NOT_FOUND, OFFER_OVER, SLOT_TAKEN when the Caf no longer receives then, ALREADY_BOOKED, BUSY.
 */
export async function claimOffer(
  deps: Deps,
  caf: Caf,
  id: string,
  { start, said }: { start: number; said: SaidBy },
): Promise<WaitingEntry> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const now = deps.clock();
    const entry = await getWaiting(deps.store, caf.code, id);
    if (entry === undefined) throw new DomainError('NOT_FOUND');
    if (isTaken(entry, start)) return entry;
    const open = openOffer(entry, now);
    const hold = await heldFor(deps, entry, now);
    if (open?.start !== start || hold === undefined || !isWaiter(entry)) throw new DomainError('OFFER_OVER');
    const done = await turnInto(deps, caf, { entry, offer: open, hold, said, now });
    if (done !== undefined) return done;
  }
  throw new DomainError('BUSY');
}

function isTaken({ state, offers }: WaitingEntry, start: number): boolean {
  return state.status === 'taken' && offers.at(-1)?.start === start;
}

interface Claiming {
  readonly entry: Waiter;
  readonly offer: WaitingOffer & { readonly number: number };
  readonly hold: Hold;
  readonly said: SaidBy;
  readonly now: number;
}

/** Undefined after a lost race: everything is read again. */
async function turnInto(deps: Deps, caf: Caf, claiming: Claiming): Promise<WaitingEntry | undefined> {
  const { entry, offer, said, now } = claiming;
  const { place, mode, session } = offer;
  const start = isoWithOffset(offer.start, caf.zone);
  const want = resolveWant(caf, { service: entry.service, place, mode, start, session }, 'staff', now);
  // Whoever vouches now may know them by less than what the time was offered by: what was to move then, moves.
  const origin = originOf(entry, said);
  const origins = origin === entry.origin ? [origin] : [origin, entry.origin];
  let appointment: Appointment | undefined;
  for (const one of origins) appointment ??= (await standingOf(deps, entry, one)).appointment;
  try {
    if (appointment === undefined) return await newAppointment(deps, want, claiming);
    // Who is registered in another session cancels that one first: a seat is not moved.
    if (appointment.start <= now || session !== undefined) throw new DomainError('ALREADY_BOOKED');
    const becomes = taken(entry, appointment.id, now);
    await move(deps, caf, reachedFor(appointment, offer, entry), {
      want,
      hold: offerToken(deps, entry, offer.number),
      only: offer.professional,
      by: 'caf',
      told: 'moved',
      ...(said.by === 'staff' ? { agreement: said.agreement } : {}),
      also: endWrites(deps, entry, becomes),
    });
    return becomes;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'CHANGED_MEANWHILE') return undefined;
    if (error.code === 'SLOT_TAKEN' && !(await takeBack(deps, caf, claiming))) return undefined;
    throw error;
  }
}

/** A time by phone is rung at the number that they waited with, where the appointment has none. */
function reachedFor(appointment: Appointment, { mode }: WaitingOffer, { who }: Waiter): Appointment {
  const { person } = appointment;
  if (mode !== 'phone' || person.phone !== undefined) return appointment;
  return { ...appointment, person: { ...person, phone: who.person.phone } };
}

/** The Caf no longer receives at that time (B3): the offer does not count. False when another request has just answered it. */
async function takeBack(deps: Deps, caf: Caf, { entry, offer }: Claiming): Promise<boolean> {
  const current = await getWaiting(deps.store, caf.code, entry.id);
  if (current === undefined || current.version !== entry.version) return false;
  await endOffered(deps, caf, entry.id, { start: offer.start, ended: 'withdrawn' });
  return true;
}

async function newAppointment(deps: Deps, want: Want, claiming: Claiming): Promise<WaitingEntry | undefined> {
  const { entry, offer, hold, said, now } = claiming;
  const id = randomUUID();
  const becomes = taken(entry, id, now);
  const invitation = said.by === 'person' ? await unusedInvitation(deps, entry, now) : undefined;
  const done = await takeTime(deps, {
    want,
    by: 'staff',
    taking: { id, kind: 'appointment', replaces: hold.id },
    only: offer.professional,
    alsoRead: [keyOfKept(hold)],
    writes: ({ day, found }) => {
      const appointment: Appointment = {
        id,
        caf: entry.caf,
        ...placedWith(want, day.professional),
        second: day.second,
        version: 0,
        contactVersion: 0,
        person: entry.who.person,
        contact: entry.who.contact,
        origin: originOf(entry, said, invitation),
        needs: [],
        ...(want.mode === 'video' ? { room: day.room ?? randomUUID() } : {}),
        state: { status: 'confirmed', confirmedAt: now },
        createdAt: now,
      };
      return [
        createAppointmentWrite(appointment, numberHash(deps, appointment)),
        ...confirmationWrites(deps, want, appointment, now),
        ...giveBackHold(hold, day, found),
        ...endWrites(deps, entry, becomes),
        ...(invitation === undefined
          ? []
          : [useInvitationWrite(invitation, appointment, hashPin(deps.keys, invitation.id, makePin()), now)]),
      ];
    },
  });
  // Refused: answered by another request, or another appointment of theirs came meanwhile, which then is the one that moves (B2).
  return done.kind === 'done' ? becomes : undefined;
}

function endWrites(deps: Deps, entry: Waiter, becomes: WaitingEntry): NamedWrite[] {
  return [waitingWrite(becomes), ...waitingUnguardWrites(deps.keys, entry)];
}

/** The right of a letter that they entered with, if it still stands: it is used up by this appointment. */
async function unusedInvitation(
  deps: Deps,
  { origin, caf, service }: Waiter,
  now: number,
): Promise<Invitation | undefined> {
  const invitation =
    origin.by === 'invitation' ? await getInvitation(deps.store, origin.invitation) : undefined;
  return invitation !== undefined && refusalToBook(invitation, { caf, service }, now) === undefined
    ? invitation
    : undefined;
}

/** The link came to their mailbox, so it proves the address; staff vouch for whom they talk to. */
function originOf(entry: Waiter, said: SaidBy, invitation?: Invitation): Appointment['origin'] {
  if (said.by === 'staff') return { by: 'staff', subject: said.agreement.by, agreement: said.agreement };
  if (entry.origin.by === 'invitation' && invitation === undefined) return { by: 'person' };
  return entry.origin;
}
