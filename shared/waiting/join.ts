import { randomUUID } from 'node:crypto';
import { unreachable } from '../booking/book.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { type Invitation, refusalToBook } from '../domain/invitation.ts';
import { type Contact, nameKey, type Person } from '../domain/person.ts';
import type { WaitingEntry } from '../domain/waiting.ts';
import { itemName, readTogether } from '../store/days.ts';
import { invitationOfToken } from '../store/invitation-sessions.ts';
import { countCodeMail, countWrite } from '../store/limits.ts';
import { mailboxKey } from '../store/mailboxes.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { waitingWrite } from '../store/waiting.ts';
import { tellWaitingItems } from '../store/waiting-messages.ts';
import { enter } from './enter.ts';
import { checkedWishes, type Wishes } from './wishes.ts';

/** `expiresAt`: epoch ms, until when the code counts. */
export interface Joined {
  readonly id: string;
  readonly status: 'pending' | 'waiting';
  readonly expiresAt?: number;
}

export interface JoinAsk {
  readonly caf: Caf;
  readonly wishes: Wishes;
  readonly person: Person;
  readonly contact: Contact | undefined;
  /** Token of an opened invitation: it stands in for the code of a mail. */
  readonly invitation: string | undefined;
  readonly address: string;
  /** What is written with the answer. */
  also(joined: Joined): readonly NamedWrite[];
}

/**
 * Somebody asks to be told when a time comes free: pending until the code of the neutral mail is given (B5), on the list at once
 * with the code of a letter. Whether they wait already is told to nobody who has proved nothing (M3).
 * @throws DomainError CALL_BACK_NEEDED, INVALID, NOT_BOOKABLE, NOT_FOUND, INVITATION_CLOSED, ALREADY_WAITING (with a
 * letter's code only), TOO_MANY.
 */
export async function joinWaiting(deps: Deps, ask: JoinAsk): Promise<Joined> {
  const { caf, person } = ask;
  const now = deps.clock();
  const contact = chosenContact(ask);
  const wishes = checkedWishes(caf, ask.wishes, { person, contact }, now);
  const invitation = await openInvitation(deps, ask, now);
  if (invitation === undefined) await checkMailbox(deps, caf, person);
  const until = now + caf.limits.pendingMinutes * 60_000;
  const entry: WaitingEntry = {
    id: randomUUID(),
    caf: caf.code,
    ...wishes,
    version: 0,
    createdAt: now,
    origin: { by: 'person' },
    who: { person, contact },
    offers: [],
    state: { status: 'pending', expiresAt: until, codeRound: 0, wrongCodes: 0 },
  };
  return invitation === undefined
    ? pending(deps, ask, entry, until)
    : withLetter(deps, ask, { ...entry, ...ofLetter(invitation, person) });
}

async function pending(deps: Deps, ask: JoinAsk, entry: WaitingEntry, until: number): Promise<Joined> {
  const { caf, person } = ask;
  const now = deps.clock();
  const answer: Joined = { id: entry.id, status: 'pending', expiresAt: until };
  const result = await transact(deps.store, [
    waitingWrite(entry),
    ...tellWaitingItems({ entry }, 'waiting-code', { now }),
    ...(person.email === undefined ? [] : [countCodeMail(deps.keys, { caf, email: person.email, now })]),
    ...alongside(deps, ask, answer, now),
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return answer;
}

async function withLetter(deps: Deps, ask: JoinAsk, entry: WaitingEntry): Promise<Joined> {
  const now = deps.clock();
  const answer: Joined = { id: entry.id, status: 'waiting' };
  const done = await enter(deps, ask.caf, entry, { also: alongside(deps, ask, answer, now) });
  switch (done.kind) {
    case 'entered':
      return answer;
    case 'before':
      throw new DomainError('ALREADY_WAITING');
    case 'refused':
      throw new DomainError('CHANGED_MEANWHILE');
  }
}

function alongside(deps: Deps, ask: JoinAsk, answer: Joined, now: number): NamedWrite[] {
  const { caf, address } = ask;
  const limit = caf.limits.bookingsPerAddressAndHour;
  return [
    countWrite(deps.keys, { caf: caf.code, address, what: 'waiting', limit, now }),
    ...ask.also(answer),
  ];
}

/** @throws DomainError INVALID for an address that no code would reach. */
async function checkMailbox({ store, keys }: Deps, { code }: Caf, { email }: Person): Promise<void> {
  if (email === undefined) return;
  const key = mailboxKey(keys, code, email);
  if ((await readTogether(store, [key])).has(itemName(key))) throw unreachable();
}

/** The letter's right, whether it still books or has booked: who has an appointment may want an earlier one. */
async function openInvitation(
  deps: Deps,
  { caf, wishes, invitation: token }: JoinAsk,
  now: number,
): Promise<Invitation | undefined> {
  if (token === undefined) return undefined;
  const invitation = await invitationOfToken(deps.store, token, now);
  const refusal = refusalToBook(invitation, { caf: caf.code, service: wishes.service }, now);
  if (refusal !== undefined && refusal.code !== 'ALREADY_BOOKED') throw refusal;
  return invitation;
}

function ofLetter({ id, person, state }: Invitation, typed: Person) {
  return {
    origin: { by: 'invitation' as const, invitation: id, named: nameKey(person) === nameKey(typed) },
    ...(state.status === 'used' ? { appointment: state.appointment } : {}),
  };
}

/** E-mail unless something else is chosen (F4); without an address and without a letter's code somebody must call first. */
function chosenContact({ person, contact, invitation }: JoinAsk): Contact {
  if (person.email === undefined && invitation === undefined) throw new DomainError('CALL_BACK_NEEDED');
  return contact ?? { by: person.email === undefined ? 'phone' : 'email', discreet: false };
}
