import type { Letter } from './campaign-letter.ts';
import { at, personDetails, serviceName, type Telling, text, words } from './data-fact-parts.ts';
import type { Detail, Fact, FactWord } from './data-facts.ts';
import type { DataRequest } from './data-request.ts';
import { type Invitation, openingOf } from './invitation.ts';
import type { Notification, ToCall } from './notification.ts';

/**
 * A letter that was written to them or is to be. One that is not to be written looks as if it were still to leave: why it is not is nobody's
 * to read here (L2, M7). Undefined once it is forgotten who it was for.
 */
export function letterFact({ person, type, state, createdAt }: Letter, { caf }: Telling): Fact | undefined {
  if (person === undefined) return undefined;
  const service = caf.campaigns.find(({ id }) => id === type)?.service;
  const { number, address, ...rest } = person;
  return {
    kind: 'letter',
    at: createdAt,
    runs: letterStatus(state.status) === 'to-send',
    details: [
      ...text('service', service === undefined ? type : serviceName(caf, service)),
      ...words('status', letterStatus(state.status)),
      ...('at' in state && state.status !== 'to-print' ? at('sent', state.at) : []),
      ...text('address', address.join('\n')),
      ...personDetails({ ...rest, allocataireNumber: number }),
    ],
  };
}

function letterStatus(status: Letter['state']['status']): FactWord {
  switch (status) {
    case 'ready':
    case 'deferred':
    case 'not-written':
    case 'leased':
    case 'unknown':
    case 'to-print':
      return 'to-send';
    case 'mailed':
      return 'sent-by-mail';
    case 'in-batch':
      return 'sent-by-post';
    case 'returned':
      return 'came-back';
    case 'cancelled':
      return 'not-sent';
  }
}

/** The right to book that came with a letter. */
export function invitationFact(invitation: Invitation, { caf, now }: Telling): Fact {
  const { service, person, createdAt, expiresAt, declinedAt } = invitation;
  const opening = openingOf(invitation, now);
  return {
    kind: 'letter-code',
    at: createdAt,
    runs: opening === 'open',
    details: [
      ...text('service', serviceName(caf, service)),
      ...at('since', createdAt),
      ...at('valid-until', expiresAt),
      ...words('status', opening),
      ...(declinedAt === undefined
        ? []
        : [{ label: 'status' as const, at: declinedAt, words: ['declined' as const] }]),
      ...personDetails(person),
    ],
  };
}

const MESSAGE: Readonly<Record<Notification['message'], FactWord>> = {
  code: 'message-code',
  'already-booked': 'message-code',
  'waiting-code': 'message-code',
  'data-code': 'message-code',
  confirmed: 'message-confirmation',
  'session-set': 'message-confirmation',
  'request-received': 'message-confirmation',
  'waiting-joined': 'message-confirmation',
  moved: 'message-change',
  'moved-by-caf': 'message-change',
  'cancelled-by-person': 'message-cancellation',
  'cancelled-by-caf': 'message-cancellation',
  'session-off': 'message-cancellation',
  'offered-times': 'message-proposal',
  'agreement-asked': 'message-proposal',
  'session-proposed': 'message-proposal',
  'request-times': 'message-proposal',
  'waiting-offer': 'message-proposal',
  reminder: 'message-reminder',
  'session-reminder': 'message-reminder',
  'request-reminder': 'message-reminder',
  closed: 'message-answer',
  'request-answer': 'message-answer',
  'data-ready': 'message-data',
  'data-refused': 'message-data',
};

/**
 * A mail that the Caf sent or is sending, by what it was about in general. Undefined for one that never left: what it would have told may be
 * withheld (M2).
 */
export function messageFact({ message, createdAt, state }: Notification): Fact | undefined {
  if (state.status === 'skipped' || state.status === 'failed') return undefined;
  return {
    kind: 'message',
    at: createdAt,
    runs: state.status !== 'sent',
    details: [
      ...words('message', MESSAGE[message]),
      ...words('status', state.status === 'sent' ? 'sent' : 'to-send'),
      ...(state.status === 'sent' ? at('sent', state.at) : []),
    ],
  };
}

/** A call that the Caf has to make, or made; why by voice is not said: it may be a mark (M7). */
export function callFact({ message, createdAt, done }: ToCall): Fact {
  return {
    kind: 'call',
    at: createdAt,
    runs: done === undefined,
    details: [
      ...words('message', MESSAGE[message]),
      ...words('status', done === undefined ? 'open' : 'done'),
      ...at('call', done?.at),
    ],
  };
}

/** What they asked of the Caf about their data before. */
export function dataRequestFact({ what, createdAt, answer, person, state }: DataRequest): Fact {
  const isOver = state.status === 'answered' || state.status === 'refused' || state.status === 'dropped';
  const details: Detail[] = [
    ...words('what', what),
    ...at('asked', createdAt),
    ...words(
      'status',
      state.status === 'answered'
        ? 'answered'
        : state.status === 'refused'
          ? 'refused'
          : isOver
            ? 'expired'
            : 'open',
    ),
    ...text('address', answer.by === 'post' ? answer.address.join('\n') : undefined),
    ...personDetails(person),
  ];
  return { kind: 'data-request', at: createdAt, runs: !isOver, details };
}
