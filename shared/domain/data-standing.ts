import type { Appointment } from './appointment.ts';
import type { CallBack } from './call-back.ts';
import type { Letter } from './campaign-letter.ts';
import type { Consultation } from './consultation.ts';
import type { WhyStays } from './data-facts.ts';
import { type DataRequest, isOpenRequest } from './data-request.ts';
import type { Mediation } from './mediation.ts';
import type { Referral } from './referral.ts';
import type { SupportSeries } from './support-series.ts';
import { localDateOf } from './time.ts';
import type { LocalDate } from './words.ts';

/**
 * What an erasure may do with a record now: it is over and goes; the person's wish ends it and it goes; or it still runs and stays,
 * until that day where it has one.
 */
export type Standing =
  | { readonly is: 'over' | 'endable' }
  | { readonly is: 'runs'; readonly why: WhyStays; readonly until?: LocalDate };

const OVER: Standing = { is: 'over' };
const OPEN = { is: 'runs', why: 'still-open' } as const satisfies Standing;
const DAY = 86_400_000;

/** So long its page can be read, and its outcome is noted, days. */
const CLOSED_WITHIN = 7;
/** So long a mail may bounce, or a file be printed again, days. */
const LETTER_SETTLES = 3;

/** To come, or not closed yet: a week later nobody closes it any more. */
export function standingOfAppointment({ state, end }: Appointment, now: number, zone: string): Standing {
  switch (state.status) {
    case 'pending':
      return OPEN;
    case 'confirmed': {
      if (end > now) return { is: 'runs', why: 'to-come', until: localDateOf(end, zone) };
      const closed = end + CLOSED_WITHIN * DAY;
      return closed > now ? { ...OPEN, until: localDateOf(closed, zone) } : OVER;
    }
    // Whoever may not have heard of it yet must be told before they come.
    case 'cancelled':
      return state.by === 'caf' && end > now ? { ...OPEN, until: localDateOf(end, zone) } : OVER;
    case 'expired':
    case 'closed':
      return OVER;
  }
}

export const standingOfCallBack = ({ state }: CallBack): Standing =>
  state.status === 'open' ? { is: 'endable' } : OVER;

/** What has not left stays; a mail may still come back as a printed letter (L4). */
export function standingOfLetter({ state }: Letter, now: number): Standing {
  switch (state.status) {
    case 'mailed':
    case 'in-batch':
      return state.at + LETTER_SETTLES * DAY <= now ? OVER : { is: 'runs', why: 'about-to-leave' };
    case 'returned':
    case 'cancelled':
      return OVER;
    case 'ready':
    case 'deferred':
    case 'not-written':
    case 'leased':
    case 'unknown':
    case 'to-print':
      return { is: 'runs', why: 'about-to-leave' };
  }
}

/** Until the mediator has said how it ended, whatever the party was told. */
export const standingOfMediation = ({ state }: Mediation): Standing =>
  state.status === 'closed' ? OVER : OPEN;

export const standingOfConsultation = ({ state }: Consultation): Standing =>
  state.status === 'closed' ? OVER : OPEN;

export const standingOfReferral = ({ state }: Referral): Standing =>
  state.status === 'sent' || state.status === 'accepted' ? OPEN : OVER;

export const standingOfSupport = ({ state, contract }: SupportSeries): Standing =>
  state.status === 'open' ? { ...OPEN, until: contract.until } : OVER;

/** One that is answered may still be opened for a while: it goes all the same. */
export const standingOfDataRequest = (request: DataRequest): Standing =>
  isOpenRequest(request) || request.state.status === 'pending' ? OPEN : OVER;
