import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { outlivedForRequest, requestChannel, whyCallRequest } from '../domain/consultation-messages.ts';
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
  isForParty,
  isForRequest,
  isForWaiting,
  type Notification,
  type PartyNotification,
  type RequestNotification,
  type ToCall,
  type WaitingNotification,
} from '../domain/notification.ts';
import { outlivedForWaiting, waitingChannel, whyCallWaiting } from '../domain/waiting-messages.ts';
import { getAppointment } from '../store/appointments.ts';
import { getConsultation } from '../store/consultations.ts';
import { isDeceased } from '../store/deceased.ts';
import { getMediation } from '../store/mediations.ts';
import { isMarkedDiscreet } from '../store/person-marks.ts';
import { partyCall, requestCall, toCallTo } from '../store/to-call.ts';
import { getWaiting } from '../store/waiting.ts';
import { waitingCall } from '../store/waiting-messages.ts';
import { composeMail } from './compose.ts';
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
  call(of: { id: string; why: ToCall['why']; now: number }): ToCall;
  compose(): Promise<RawMail>;
}

/** Why nothing is told: there is nobody to tell any more (L7). */
const NOBODY = 'nobody to tell';

/**
 * Reads again what a notification speaks of, the person's marks (M7) and whether they have died (L7); undefined when it is gone. What
 * proves an address goes out all the same: it answers whoever asks at this moment, and knows no name.
 */
export async function addresseeOf(deps: Deps, notification: Notification): Promise<Addressee | undefined> {
  if (isForParty(notification)) return partyOf(deps, notification);
  if (isForRequest(notification)) return requestOf(deps, notification);
  if (isForWaiting(notification)) return waitingOf(deps, notification);
  const { caf, message } = notification;
  const found = await getAppointment(deps.store, caf, notification.appointment);
  if (found === undefined) return undefined;
  const appointment: Appointment = { ...found, contact: await contactOf(deps, caf, found) };
  const nobody = !provesAddress(message) && (await isDeceased(deps, caf, found.person));
  return {
    email: appointment.person.email,
    channel: channelFor(appointment, message),
    why: whyCall(appointment),
    isWorthACall: isWorthACall(message, appointment),
    outlived: (now) => (nobody ? NOBODY : outlived(notification, appointment, now)),
    call: (of) => toCallTo(appointment, message, of),
    compose: () => composeMail(deps, message, appointment),
  };
}

async function partyOf(deps: Deps, notification: PartyNotification): Promise<Addressee | undefined> {
  const { caf, message } = notification;
  const mediation = await getMediation(deps.store, caf, notification.mediation);
  const found = mediation?.parties.find(({ id }) => id === notification.party);
  if (mediation === undefined || found === undefined) return undefined;
  const party = { ...found, contact: await contactOf(deps, caf, found) };
  const session = mediation.sessions.find(({ id }) => id === notification.session);
  const nobody = await isDeceased(deps, caf, found.person);
  const about = { mediation, party, session };
  return {
    email: party.person.email,
    channel: partyChannel(about, message),
    why: whyCallParty(about),
    isWorthACall: true,
    outlived: (now) => (nobody ? NOBODY : outlivedForParty(message, about, now)),
    call: (of) => partyCall(about, message, of),
    compose: () => composePartyMail(deps, message, about),
  };
}

async function requestOf(deps: Deps, notification: RequestNotification): Promise<Addressee | undefined> {
  const { caf, message, round } = notification;
  const found = await getConsultation(deps.store, caf, notification.request);
  if (found === undefined) return undefined;
  const request = { ...found, contact: await contactOf(deps, caf, found) };
  const nobody = await isDeceased(deps, caf, found.person);
  return {
    email: request.person.email,
    channel: requestChannel(request, message),
    why: whyCallRequest(request),
    isWorthACall: message === 'request-times' || message === 'request-answer',
    outlived: (now) => (nobody ? NOBODY : outlivedForRequest(message, request, round, now)),
    call: (of) => requestCall(request, message, of),
    compose: () => composeRequestMail(deps, message, request),
  };
}

async function waitingOf(deps: Deps, notification: WaitingNotification): Promise<Addressee | undefined> {
  const { caf, message, offer } = notification;
  const found = await getWaiting(deps.store, caf, notification.waiting);
  if (found?.who === undefined) return undefined;
  const who = { ...found.who, contact: await contactOf(deps, caf, found.who) };
  const about = { entry: { ...found, who }, offer };
  const nobody = message === 'waiting-offer' && (await isDeceased(deps, caf, who.person));
  return {
    email: who.person.email,
    channel: waitingChannel(who, message),
    why: whyCallWaiting(who),
    // Nobody waits for what a code would open; an offer that does not arrive is told by voice.
    isWorthACall: message === 'waiting-offer' && who.person.phone !== undefined,
    outlived: (now) => (nobody ? NOBODY : outlivedForWaiting(message, about, now)),
    call: (of) => waitingCall(about, message, of),
    compose: () => composeWaitingMail(deps, message, about),
  };
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
