import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { Invitation, refusalToBook } from '../domain/invitation.ts';
import { type Contact, nameKey, type Person } from '../domain/person.ts';
import type { Mode, Need } from '../domain/words.ts';
import { createAppointmentWrite } from '../store/appointments.ts';
import { itemName } from '../store/days.ts';
import { emailKey, Guard, isGuardRefusal } from '../store/guards.ts';
import { hashPin, makePin } from '../store/invitation-pins.ts';
import { invitationOfToken } from '../store/invitation-sessions.ts';
import { useInvitationWrite } from '../store/invitations.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { countCodeMail, countWrite } from '../store/limits.ts';
import { mailboxKey } from '../store/mailboxes.ts';
import { tellItems } from '../store/notifications.ts';
import type { NamedWrite } from '../store/transact.ts';
import { confirmationWrites, numberHash } from './confirmation.ts';
import { followedBy, followKeys } from './follow.ts';
import { findHold, giveBackHold } from './hold.ts';
import { keyOfKept } from './kept.ts';
import type { Found } from './take.ts';
import { takeTime } from './take-seat.ts';
import { placedWith, resolveWant, type Want, type Wanted } from './want.ts';

/** `expiresAt`: epoch ms. */
export interface Booked {
  readonly id: string;
  readonly status: 'pending' | 'confirmed';
  readonly expiresAt?: number;
  readonly pin?: string | undefined;
}

export interface BookingAsk {
  readonly wanted: Wanted & { readonly caf: Caf };
  readonly person: Person;
  readonly contact: Contact | undefined;
  readonly needs: readonly Need[];
  readonly hold: string | undefined;
  /** Token of an opened invitation. */
  readonly invitation: string | undefined;
  readonly address: string;
  /** What is written with the answer. */
  also(booked: Booked): readonly NamedWrite[];
}

/**
 * Books for the person who asks (B1, B2, B5): pending with an e-mail, confirmed at once with an invitation.
 * A person who already has this service is answered like anybody else; only the mail differs (B2).
 * @throws DomainError SLOT_TAKEN, CALL_BACK_NEEDED, ALREADY_BOOKED (invitation only), INVALID, TOO_MANY.
 */
export async function book(deps: Deps, ask: BookingAsk): Promise<Booked> {
  const { wanted } = ask;
  const now = deps.clock();
  const want = resolveWant(wanted.caf, wanted, 'public', now);
  const invitation =
    ask.invitation === undefined ? undefined : await invitationOfToken(deps.store, ask.invitation, now);
  return bookWanted(deps, { ...ask, want, invitation }, now);
}

type CheckedAsk = Omit<BookingAsk, 'invitation'> & {
  readonly want: Want;
  readonly invitation: Invitation | undefined;
};

async function bookWanted(deps: Deps, ask: CheckedAsk, now: number): Promise<Booked> {
  const { want, invitation } = ask;
  const { code: caf, limits } = want.caf;
  const contact = chosenContact(ask);
  checkReachable(want.mode, ask.person, contact);
  const held = ask.hold === undefined ? undefined : await findHold(deps, ask.hold, now, caf);
  const guard = guardKey(deps, want, ask.person);
  const mailbox = codeMailbox(deps, want.caf, ask);
  const id = randomUUID();
  const pendingUntil = now + limits.pendingMinutes * 60_000;
  const pin = invitation === undefined ? undefined : makePin();
  const answer: Booked =
    invitation === undefined
      ? { id, status: 'pending', expiresAt: pendingUntil }
      : { id, status: 'confirmed', pin };

  const taken = await takeTime(deps, {
    want,
    by: 'public',
    taking: {
      id,
      kind: 'appointment',
      until: invitation === undefined ? pendingUntil : undefined,
      replaces: held?.id,
    },
    prefer: held?.professional,
    own: (found) => followedBy(deps, want, ask.person, found),
    alsoRead: [
      ...followKeys(deps, want, ask.person),
      ...(guard === undefined ? [] : [guard]),
      ...(mailbox === undefined ? [] : [mailbox]),
      ...(held === undefined ? [] : [keyOfKept(held)]),
    ],
    check: (found) => {
      const refusal = invitation && refusalToBook(invitation, { caf, service: want.service.id }, now);
      if (refusal !== undefined) throw refusal;
      if (mailbox !== undefined && found.has(itemName(mailbox))) throw unreachable();
    },
    writes: ({ day, found }) => {
      const duplicateOf = invitation === undefined ? activeGuard(guard, found, now) : undefined;
      const appointment: Appointment = {
        id,
        caf,
        ...placedWith(want, day.professional),
        second: day.second,
        version: 0,
        contactVersion: 0,
        person: ask.person,
        contact,
        origin: originOf(ask),
        needs: [...ask.needs],
        ...(want.mode === 'video' ? { room: day.room ?? randomUUID() } : {}),
        state:
          invitation === undefined
            ? {
                status: 'pending',
                expiresAt: pendingUntil,
                codeRound: 0,
                wrongCodes: 0,
                ...(duplicateOf === undefined ? {} : { duplicateOf }),
              }
            : { status: 'confirmed', confirmedAt: now },
        createdAt: now,
      };
      const message = duplicateOf === undefined ? 'code' : 'already-booked';
      return [
        createAppointmentWrite(appointment, numberHash(deps, appointment)),
        ...(invitation === undefined || pin === undefined
          ? [...tellItems(appointment, message, { now }), ...codeMailCount(deps, want.caf, ask.person, now)]
          : [
              ...confirmationWrites(deps, want, appointment, now),
              useInvitationWrite(invitation, appointment, hashPin(deps.keys, invitation.id, pin), now),
            ]),
        ...(held === undefined ? [] : giveBackHold(held, day, found)),
        ...ask.also(answer),
        countWrite(deps.keys, {
          caf,
          address: ask.address,
          what: 'bookings',
          limit: limits.bookingsPerAddressAndHour,
          now,
        }),
      ];
    },
  });
  if (taken.kind === 'done') return answer;
  if (isGuardRefusal(taken.failed)) throw new DomainError('ALREADY_BOOKED');
  const current = parseIfAny(Invitation, taken.failed.get('invitation'));
  const refusal = current && refusalToBook(current, { caf, service: want.service.id }, now);
  if (refusal !== undefined) throw refusal;
  throw new DomainError('CHANGED_MEANWHILE');
}

/** The mailbox that a code must reach; a letter's code needs none. */
function codeMailbox(deps: Deps, { code }: Caf, { person, invitation }: CheckedAsk) {
  return person.email === undefined || invitation !== undefined
    ? undefined
    : mailboxKey(deps.keys, code, person.email);
}

/** No code would ever arrive there: saying so now is better than a wait for nothing. */
export function unreachable(): DomainError {
  return invalid(
    'person.email',
    'Nos messages n’arrivent pas à cette adresse. Donnez-en une autre, ou demandez à être rappelé.',
  );
}

function codeMailCount(deps: Deps, caf: Caf, { email }: Person, now: number) {
  return email === undefined ? [] : [countCodeMail(deps.keys, { caf, email, now })];
}

/** E-mail unless something else is chosen; without an address the phone, without a phone nothing (F4). */
function chosenContact({ person, contact, invitation }: CheckedAsk): Contact {
  if (person.email === undefined && invitation === undefined) throw new DomainError('CALL_BACK_NEEDED');
  if (contact !== undefined) return contact;
  const by = person.email !== undefined ? 'email' : person.phone !== undefined ? 'phone' : 'none';
  return { by, discreet: false };
}

/** A phone appointment needs a number to ring, and so does whoever wants to be phoned. */
export function checkReachable(mode: Mode, person: Person, contact: Contact): void {
  if (person.phone === undefined && (mode === 'phone' || contact.by === 'phone'))
    throw invalid('person.phone', 'Indiquez un numéro de téléphone.');
  if (person.email === undefined && contact.by === 'email')
    throw invalid('person.email', 'Indiquez une adresse e-mail.');
}

function originOf({ invitation, person }: CheckedAsk): Appointment['origin'] {
  if (invitation === undefined) return { by: 'person' };
  const named = nameKey(invitation.person) === nameKey(person);
  return { by: 'invitation', invitation: invitation.id, named };
}

function guardKey(deps: Deps, want: Want, person: Person) {
  const key = emailKey(deps.keys, person);
  return key === undefined ? undefined : keys.guard(want.caf.code, want.service.id, key);
}

function activeGuard(
  key: { pk: string; sk: string } | undefined,
  found: Found,
  now: number,
): string | undefined {
  if (key === undefined) return undefined;
  const item = found.get(itemName(key));
  const guard = item === undefined ? undefined : parseIfAny(Guard, item);
  return guard === undefined || guard.until <= now ? undefined : guard.appointment;
}
