import type { AnswerOf } from '../../api/contract.ts';
import { texts } from '../texts.fr.ts';

export type Agenda = AnswerOf<'GET /v1/staff/agenda'>;
export type AgendaDay = Agenda['days'][number];
export type AgendaItem = AgendaDay['appointments'][number];
export type Outcome = keyof typeof texts.outcomes;

/** Where an appointment stands, in words and with a tone that repeats them. */
export interface Standing {
  readonly words: string;
  readonly tone: 'info' | 'good' | 'warning' | 'plain';
}

interface Stood {
  readonly status?: string | undefined;
  readonly outcome?: string | undefined;
  readonly cancelledBy?: string | undefined;
  readonly start: string;
  readonly end: string;
}

export function standingOf({ status, outcome, cancelledBy, start, end }: Stood, now: number): Standing {
  const words = texts.standing;
  switch (status) {
    case 'pending':
      return { words: words.pending, tone: 'warning' };
    case 'proposed':
      return { words: words.proposed, tone: 'warning' };
    case 'expired':
      return { words: words.expired, tone: 'plain' };
    case 'cancelled':
      return { words: cancelledBy === 'caf' ? words.cancelledByCaf : words.cancelled, tone: 'plain' };
    case 'closed':
      return { words: isOutcome(outcome) ? texts.outcomes[outcome].short : words.closed, tone: 'plain' };
    case 'confirmed':
      if (Date.parse(end) <= now) return { words: words.toClose, tone: 'warning' };
      if (Date.parse(start) <= now) return { words: words.now, tone: 'good' };
      return { words: words.ahead, tone: 'info' };
    default:
      return { words: words.busy, tone: 'plain' };
  }
}

export function isOutcome(outcome: string | undefined): outcome is Outcome {
  return outcome !== undefined && outcome in texts.outcomes;
}

/** Over, and nobody has said how it went. */
export function isToClose({ status, end }: AgendaItem, now: number): boolean {
  return status === 'confirmed' && Date.parse(end) <= now;
}

/** Minutes since midnight on the Caf's clock, of `09:30` or of an instant with the Caf's offset. */
export function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = (time.includes('T') ? time.slice(11, 16) : time).split(':');
  return Number(hour) * 60 + Number(minute);
}
