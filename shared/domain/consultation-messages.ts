import { type Consultation, isLive } from './consultation.ts';
import type { Channel } from './messages.ts';
import type { RequestMessage, ToCall } from './notification.ts';

type Reachable = Pick<Consultation, 'person' | 'contact'>;

/**
 * How a message reaches the person of a request (F4). All carry a link, which a discreet mail must not; whoever cannot be written to
 * hears of times and answers by voice. One call stands on the list until it is made, so it is not reminded of.
 */
export function requestChannel({ person, contact }: Reachable, message: RequestMessage): Channel {
  if (contact.by === 'email' && person.email !== undefined && !contact.discreet) return 'mail';
  switch (message) {
    case 'request-received':
    case 'request-reminder':
      return 'none';
    case 'request-times':
    case 'request-answer':
      return 'call';
  }
}

/** Why a psychologist must call instead of writing. */
export function whyCallRequest({ person, contact }: Reachable): ToCall['why'] {
  if (contact.by === 'phone') return 'chose-phone';
  if (contact.by === 'none') return 'chose-none';
  return person.email === undefined ? 'no-address' : 'discreet';
}

/** Why a message need not be told any more, or undefined; `round`: the proposal it speaks of, with the times that can still be taken. */
export function outlivedForRequest(
  message: RequestMessage,
  { proposal, state }: Consultation,
  round: number | undefined,
  now: number,
): string | undefined {
  switch (message) {
    case 'request-received':
      return state.status === 'open' ? undefined : 'not-so';
    case 'request-times':
    case 'request-reminder':
      return isLive(proposal, now) && proposal.round === round && proposal.times.length > 0
        ? undefined
        : 'not-so';
    case 'request-answer':
      return state.status === 'closed' && state.decision.kind !== 'withdrawn' ? undefined : 'not-so';
  }
}
