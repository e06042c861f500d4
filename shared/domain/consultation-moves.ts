import {
  type AnsweredBy,
  type Consultation,
  type Decision,
  isLive,
  type Proposal,
  type ProposedTime,
  timesLeft,
  type Worksheet,
} from './consultation.ts';
import { DomainError, invalid } from './errors.ts';
import type { RequestMessage } from './notification.ts';

/** A request after a move, and what its person is to be told in the same act. */
export interface Moved {
  readonly consultation: Consultation;
  readonly tell?: RequestMessage;
}

const MOST_CALLS = 50;
const MOST_APPOINTMENTS = 60;

/** @throws DomainError REQUEST_CLOSED. */
function open(consultation: Consultation): void {
  if (consultation.state.status === 'closed') throw new DomainError('REQUEST_CLOSED');
}

/** Another address, number or way of being told; every earlier link ends, and times that are kept are told anew (F4). */
export function changeContact(
  consultation: Consultation,
  { person, contact }: Pick<Consultation, 'person' | 'contact'>,
  now: number,
): Moved {
  open(consultation);
  const contactVersion = consultation.contactVersion + 1;
  return {
    consultation: { ...consultation, person, contact, contactVersion },
    ...(isLive(consultation.proposal, now) ? { tell: 'request-times' as const } : {}),
  };
}

/** A call to the person, reached or not (P1). */
export function logCall(
  consultation: Consultation,
  call: { readonly by: string; readonly reached: boolean },
  now: number,
): Moved {
  open(consultation);
  const calls = [...consultation.calls, { ...call, at: now }].slice(-MOST_CALLS);
  return { consultation: { ...consultation, calls } };
}

/** Writes the four points down, each optional and in words (P1, P5); what is left out is forgotten. */
export function writeWorksheet(consultation: Consultation, worksheet: Worksheet): Moved {
  open(consultation);
  const isEmpty = Object.values(worksheet).every((text) => text === undefined);
  return { consultation: { ...consultation, worksheet: isEmpty ? undefined : worksheet } };
}

/** New times take the place of those proposed before, which are free at once (P2). */
export function propose(
  consultation: Consultation,
  proposal: Omit<Proposal, 'round' | 'createdAt' | 'state'>,
  now: number,
): Moved {
  open(consultation);
  const round = (consultation.proposal?.round ?? 0) + 1;
  return {
    consultation: {
      ...consultation,
      proposal: { ...proposal, round, createdAt: now, state: { status: 'proposed' } },
      answeredAt: consultation.answeredAt ?? now,
    },
    tell: 'request-times',
  };
}

/**
 * Takes one of the proposed times; asked again for the same, it stays as it is. The others are worth nothing from then on (P2).
 * @throws DomainError ALREADY_ANSWERED, PROPOSAL_OVER, REQUEST_CLOSED, INVALID.
 */
export function accept(
  consultation: Consultation,
  { start, appointment, said }: { start: number; appointment: string; said: AnsweredBy },
  now: number,
): Moved & { readonly time: ProposedTime | undefined } {
  const { proposal } = consultation;
  if (proposal?.state.status === 'accepted') {
    if (proposal.state.start === start) return { consultation, time: undefined };
    throw new DomainError('ALREADY_ANSWERED');
  }
  open(consultation);
  if (!isLive(proposal, now)) throw new DomainError('PROPOSAL_OVER');
  const time = proposal.times.find((one) => one.start === start);
  if (time === undefined) throw invalid('start', 'Choisissez parmi les heures proposées.');
  if (start <= now) throw new DomainError('PROPOSAL_OVER');
  const state = { status: 'accepted' as const, at: now, start, appointment, said };
  return { consultation: withAppointments(answered(consultation, state), [appointment]), time };
}

/** None of the times suits: they are free at once, and the psychologist sees it. Said twice, the first stands. */
export function decline(consultation: Consultation, said: AnsweredBy, now: number): Moved {
  const { proposal } = consultation;
  if (proposal?.state.status === 'declined') return { consultation };
  if (proposal?.state.status === 'accepted') throw new DomainError('ALREADY_ANSWERED');
  open(consultation);
  if (!isLive(proposal, now)) throw new DomainError('PROPOSAL_OVER');
  return { consultation: answered(consultation, { status: 'declined', at: now, said }) };
}

/** Appointments that the psychologist fixes with the person (P2). @throws DomainError REQUEST_CLOSED, TOO_MANY_SESSIONS. */
export function withFollowUps(consultation: Consultation, ids: readonly string[]): Moved {
  open(consultation);
  return { consultation: withAppointments(consultation, ids) };
}

/** The person wants nothing any more; once an appointment came of it, that one is cancelled on its own page. */
export function withdraw(consultation: Consultation, now: number): Moved {
  const { state } = consultation;
  if (state.status === 'closed' && state.decision.kind === 'withdrawn') return { consultation };
  open(consultation);
  if (consultation.appointments.length > 0) throw new DomainError('NOT_POSSIBLE_NOW');
  return close(consultation, { by: 'person', decision: { kind: 'withdrawn' } }, now);
}

/**
 * Ends the request: the four points and the person's own words are erased, date and decision stay (P5), the times proposed are
 * free at once. Sent elsewhere or not followed up, the person is told so in neutral words (P2).
 */
export function close(
  consultation: Consultation,
  { by, decision }: { by: string; decision: Decision },
  now: number,
): Moved {
  open(consultation);
  const { words: _, worksheet: __, proposal, ...rest } = consultation;
  const isAnswer = decision.kind === 'referred' || decision.kind === 'no-follow-up';
  return {
    consultation: {
      ...rest,
      ...(proposal === undefined ? {} : { proposal: takenBack(proposal, now) }),
      ...(isAnswer ? { answeredAt: consultation.answeredAt ?? now } : {}),
      state: { status: 'closed', at: now, by, decision },
    },
    ...(isAnswer ? { tell: 'request-answer' as const } : {}),
  };
}

/**
 * What the clock demands by `now`: one reminder before the deadline, and times freed at it. `gone`: starts of those that nobody can
 * take any more, which never counts against the person (B11): they are reminded of what is left, and did not miss what went.
 */
export function tick(consultation: Consultation, now: number, gone: ReadonlySet<number> = new Set()): Moved {
  const { proposal } = consultation;
  if (proposal?.state.status !== 'proposed') return { consultation };
  if (proposal.until <= now) {
    const status = proposal.times.every(({ start }) => gone.has(start)) ? 'taken-back' : 'lapsed';
    return { consultation: answered(consultation, { status, at: now }) };
  }
  if (proposal.remindAt === undefined || proposal.remindAt > now) return { consultation };
  const { remindAt: _, ...reminded } = proposal;
  return {
    consultation: { ...consultation, proposal: reminded },
    ...(timesLeft(proposal, gone, now).length > 0 ? { tell: 'request-reminder' as const } : {}),
  };
}

/** When the clock next has something to do for a request, epoch ms. */
export function nextDue({ proposal }: Consultation): number | undefined {
  return proposal?.state.status === 'proposed' ? (proposal.remindAt ?? proposal.until) : undefined;
}

function takenBack(proposal: Proposal, now: number): Proposal {
  return proposal.state.status === 'proposed'
    ? settled(proposal, { status: 'taken-back', at: now })
    : proposal;
}

function answered(consultation: Consultation, state: Proposal['state']): Consultation {
  const { proposal } = consultation;
  return proposal === undefined ? consultation : { ...consultation, proposal: settled(proposal, state) };
}

function settled({ remindAt: _, ...proposal }: Proposal, state: Proposal['state']): Proposal {
  return { ...proposal, state };
}

function withAppointments(consultation: Consultation, ids: readonly string[]): Consultation {
  const appointments = [...consultation.appointments, ...ids];
  if (appointments.length > MOST_APPOINTMENTS) throw new DomainError('TOO_MANY_SESSIONS');
  return { ...consultation, appointments };
}
