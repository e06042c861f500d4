import type { Mediation, MediationSession, Party } from './mediation.ts';
import { viewOfParty } from './mediation-believed.ts';
import type { Channel } from './messages.ts';
import type { PartyMessage, ToCall } from './notification.ts';

/** What a message is about; `session` of those that speak of one. */
export interface AboutParty {
  readonly mediation: Mediation;
  readonly party: Party;
  readonly session: MediationSession | undefined;
}

type Reached = Pick<AboutParty, 'mediation' | 'party'>;

/**
 * How a message reaches a party: those that ask for an answer carry a link, which a discreet mail must not (F4, M7). Nothing is
 * written to a mailbox that another party has as well: who opens it could answer for both (M2, M3).
 */
export function partyChannel(about: Reached, message: PartyMessage): Channel {
  const { contact } = about.party;
  const writes = contact.by === 'email' && hasOwnMailbox(about);
  switch (message) {
    case 'session-reminder':
      return writes ? 'mail' : contact.by === 'none' ? 'none' : 'call';
    case 'session-set':
      return writes ? 'mail' : 'call';
    case 'agreement-asked':
    case 'session-proposed':
    case 'session-off':
    case 'closed':
      return writes && !contact.discreet ? 'mail' : 'call';
  }
}

/** Why somebody must call a party instead of writing. */
export function whyCallParty(about: Reached): ToCall['why'] {
  const { contact } = about.party;
  if (contact.by === 'phone') return 'chose-phone';
  if (contact.by === 'none') return 'chose-none';
  return hasOwnMailbox(about) ? 'discreet' : 'no-address';
}

function hasOwnMailbox({ mediation, party: { id, person } }: Reached): boolean {
  const { email } = person;
  return email !== undefined && !mediation.parties.some((one) => one.id !== id && one.person.email === email);
}

/**
 * Why a message need not be sent any more, or undefined. Judged by what its party believes (M2), but for reminders, which are
 * withheld as soon as a session does not stand.
 */
export function outlivedForParty(
  message: PartyMessage,
  { mediation, party, session }: AboutParty,
  now: number,
): string | undefined {
  const view = viewOfParty(mediation, party, now);
  const seen = view.sessions.find((one) => one.session.id === session?.id);
  switch (message) {
    case 'agreement-asked':
      return party.agreement.state === 'asked' && view.status === 'open' ? undefined : 'not-so';
    case 'session-proposed':
      return seen?.status === 'proposed' && session?.times.length !== 0 ? undefined : 'not-so';
    case 'session-set':
      return seen?.status === 'standing' ? undefined : 'not-so';
    case 'session-reminder':
      return seen?.status === 'standing' && session?.state.status === 'standing' ? undefined : 'not-so';
    case 'session-off':
      return seen?.status === 'off' || seen?.status === 'lapsed' ? undefined : 'not-so';
    case 'closed':
      return view.status === 'closed' ? undefined : 'not-so';
  }
}

/** What the secretariat may be asked to tell: an hour, never that an agreement is asked for or that it is over (D6). */
export function isAboutAnHour(message: PartyMessage): boolean {
  switch (message) {
    case 'session-set':
    case 'session-reminder':
    case 'session-off':
      return true;
    case 'agreement-asked':
    case 'session-proposed':
    case 'closed':
      return false;
  }
}

/** Whether a mail to this party may carry a link, a place and how a session takes place (F4, M7). */
export function saysWhere({ contact }: Pick<Party, 'contact'>): boolean {
  return contact.by === 'email' && !contact.discreet;
}
