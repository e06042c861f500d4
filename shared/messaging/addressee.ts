import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { type Consultation, timesLeft } from '../domain/consultation.ts';
import { outlivedForRequest, requestChannel, whyCallRequest } from '../domain/consultation-messages.ts';
import { isErased } from '../domain/data-proof.ts';
import { outlivedForData, undelivered } from '../domain/data-request-moves.ts';
import type { Mediation } from '../domain/mediation.ts';
import { outlivedForParty, partyChannel, whyCallParty } from '../domain/mediation-messages.ts';
import {
  type Channel,
  channelFor,
  isWorthACall,
  outlived,
  provesAddress,
  whyCall,
} from '../domain/messages.ts';
import {
  type DataNotification,
  isForDataRequest,
  isForParty,
  isForRequest,
  isForWaiting,
  type Notification,
  type PartyNotification,
  type RequestNotification,
  type ToCall,
  type WaitingNotification,
} from '../domain/notification.ts';
import type { Person } from '../domain/person.ts';
import { outlivedForWaiting, waitingChannel, whyCallWaiting } from '../domain/waiting-messages.ts';
import { getAppointment } from '../store/appointments.ts';
import { getConsultation } from '../store/consultations.ts';
import { dataRequestWrite, getDataRequest } from '../store/data-requests.ts';
import { isDeceased } from '../store/deceased.ts';
import { goneOfRequest, goneOfSessions } from '../store/gone-hours.ts';
import { getMediation } from '../store/mediations.ts';
import { isMarkedDiscreet } from '../store/person-marks.ts';
import { partyCall, requestCall, toCallPut, toCallTo } from '../store/to-call.ts';
import type { NamedWrite } from '../store/transact.ts';
import { getWaiting } from '../store/waiting.ts';
import { waitingCall } from '../store/waiting-messages.ts';
import { composeMail } from './compose.ts';
import { composeDataMail } from './compose-data.ts';
import { composePartyMail } from './compose-party.ts';
import { composeRequestMail } from './compose-request.ts';
import { composeWaitingMail } from './compose-waiting.ts';
import type { RawMail } from './mime.ts';

/** Whom a notification is for, as they stand now, whatever it speaks of. */
export interface Addressee {
  readonly email: string | undefined;
  readonly channel: Channel;
  /** Why somebody must call instead of writing, where they must. */
  readonly why: ToCall['why'];
  /** Whether somebody should call when the mail cannot arrive. */
  readonly isWorthACall: boolean;
  /** Why it need not be told any more, or undefined. */
  outlived(now: number): string | undefined;
  /** What is written where a mail cannot tell it: that somebody calls, or hands it over. */
  instead(of: { id: string; why: ToCall['why']; now: number }): NamedWrite;
  compose(): Promise<RawMail>;
}

/**
 * Reads again what a notification speaks of, the person's marks (M7) and whether they have died (L7); undefined when it is gone. What
 * proves an address goes out all the same: it answers whoever asks at this moment, and knows no name.
 */
export async function addresseeOf(deps: Deps, notification: Notification): Promise<Addressee | undefined> {
  if (isForParty(notification)) return partyOf(deps, notification);
  if (isForRequest(notification)) return requestOf(deps, notification);
  if (isForWaiting(notification)) return waitingOf(deps, notification);
  if (isForDataRequest(notification)) return dataOf(deps, notification);
  const { caf, message } = notification;
  const found = await getAppointment(deps.store, caf, notification.appointment);
  if (found === undefined || isErased(found.person)) return undefined;
  const appointment: Appointment = { ...found, contact: await contactOf(deps, caf, found) };
  return {
    email: appointment.person.email,
    channel: channelFor(appointment, message),
    why: whyCall(appointment),
    isWorthACall: isWorthACall(message, appointment),
    outlived: await unlessGone(deps, caf, found.person, provesAddress(message), (now) =>
      outlived(notification, appointment, now),
    ),
    instead: (of) => toCallPut(toCallTo(appointment, message, of)),
    compose: () => composeMail(deps, message, appointment),
  };
}

async function partyOf(deps: Deps, notification: PartyNotification): Promise<Addressee | undefined> {
  const { caf, message } = notification;
  const mediation = await getMediation(deps.store, caf, notification.mediation);
  const found = mediation?.parties.find(({ id }) => id === notification.party);
  if (mediation === undefined || found === undefined || isErased(found.person)) return undefined;
  const party = { ...found, contact: await contactOf(deps, caf, found) };
  const session = await proposedTo(deps, mediation, notification);
  const about = { mediation, party, session };
  return {
    email: party.person.email,
    channel: partyChannel(about, message),
    why: whyCallParty(about),
    isWorthACall: true,
    outlived: await unlessGone(deps, caf, found.person, false, (now) =>
      outlivedForParty(message, about, now),
    ),
    instead: (of) => toCallPut(partyCall(about, message, of)),
    compose: () => composePartyMail(deps, message, about),
  };
}

/** The session that a message speaks of; of a proposal the hours that can still be chosen, whatever became of it (M2). */
async function proposedTo(deps: Deps, mediation: Mediation, { message, session: id }: PartyNotification) {
  const session = mediation.sessions.find((one) => one.id === id);
  if (session === undefined || message !== 'session-proposed') return session;
  const gone = (await goneOfSessions(deps.store, mediation, [session])).get(session.id);
  return { ...session, times: session.times.filter(({ start }) => gone?.has(start) !== true) };
}

async function requestOf(deps: Deps, notification: RequestNotification): Promise<Addressee | undefined> {
  const { caf, message, round } = notification;
  const found = await getConsultation(deps.store, caf, notification.request);
  if (found === undefined || isErased(found.person)) return undefined;
  const contact = await contactOf(deps, caf, found);
  const request = { ...found, contact, proposal: await stillPossible(deps, found) };
  return {
    email: request.person.email,
    channel: requestChannel(request, message),
    why: whyCallRequest(request),
    isWorthACall: message === 'request-times' || message === 'request-answer',
    outlived: await unlessGone(deps, caf, found.person, false, (now) =>
      outlivedForRequest(message, request, round, now),
    ),
    instead: (of) => toCallPut(requestCall(request, message, of)),
    compose: () => composeRequestMail(deps, message, request),
  };
}

/** A proposal with the times that can still be taken: others are not offered to anybody (B3). */
async function stillPossible(deps: Deps, request: Consultation): Promise<Consultation['proposal']> {
  const { proposal } = request;
  if (proposal === undefined) return undefined;
  const gone = await goneOfRequest(deps.store, request);
  return { ...proposal, times: timesLeft(proposal, gone, deps.clock()) };
}

async function waitingOf(deps: Deps, notification: WaitingNotification): Promise<Addressee | undefined> {
  const { caf, message, offer } = notification;
  const found = await getWaiting(deps.store, caf, notification.waiting);
  if (found?.who === undefined) return undefined;
  const who = { ...found.who, contact: await contactOf(deps, caf, found.who) };
  const about = { entry: { ...found, who }, offer };
  return {
    email: who.person.email,
    channel: waitingChannel(who, message),
    why: whyCallWaiting(who),
    // Nobody waits for what a code would open; an offer that does not arrive is told by voice.
    isWorthACall: message === 'waiting-offer' && who.person.phone !== undefined,
    outlived: await unlessGone(deps, caf, who.person, message !== 'waiting-offer', (now) =>
      outlivedForWaiting(message, about, now),
    ),
    instead: (of) => toCallPut(waitingCall(about, message, of)),
    compose: () => composeWaitingMail(deps, message, about),
  };
}

/** Whoever asked for their data; what no mail can tell is handed over. */
async function dataOf(deps: Deps, notification: DataNotification): Promise<Addressee | undefined> {
  const { caf, message } = notification;
  const request = await getDataRequest(deps.store, caf, notification.dataRequest);
  if (request === undefined) return undefined;
  const isDiscreet = await isMarkedDiscreet(deps, caf, request.person);
  return {
    email: request.person.email,
    channel: 'mail',
    why: 'no-address',
    isWorthACall: message !== 'data-code',
    outlived: await unlessGone(deps, caf, request.person, message === 'data-code', (now) =>
      outlivedForData(message, request, now),
    ),
    instead: ({ now }) => dataRequestWrite(undelivered(request, now)),
    compose: () => composeDataMail(deps, message, { request, isDiscreet }),
  };
}

/** What does not answer whoever asks at this moment is told to nobody once a death was recorded (L7). */
async function unlessGone(
  deps: Deps,
  caf: string,
  person: Person,
  answersAtOnce: boolean,
  outlived: Addressee['outlived'],
): Promise<Addressee['outlived']> {
  return !answersAtOnce && (await isDeceased(deps, caf, person)) ? () => 'nobody to tell' : outlived;
}

/** A marked person is written to as if they had chosen discretion themselves (M7). */
async function contactOf(
  deps: Deps,
  caf: string,
  { person, contact }: Pick<Appointment, 'person' | 'contact'>,
) {
  if (contact.discreet || !(await isMarkedDiscreet(deps, caf, person))) return contact;
  return { ...contact, discreet: true };
}
