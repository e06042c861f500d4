import { CELL_MINUTES } from '../../shared/domain/day.ts';
import {
  allAgree,
  isLive,
  type Mediation,
  type MediationSession,
  timeOf,
} from '../../shared/domain/mediation.ts';
import { releaseBy } from '../../shared/domain/mediation-clock.ts';
import { isUntold } from '../../shared/domain/mediation-freeing.ts';
import type { PersonMark } from '../../shared/domain/person-marks.ts';
import { type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import type { Desk } from '../../shared/http/desk.ts';
import { isOutsideHours } from '../../shared/mediation/outside.ts';
import { videoAddress } from '../../shared/messaging/addresses.ts';
import type { CaseView } from './schemas.ts';

/** What is looked up beside a case: marks by party (M7), and hours that went with the mediator's plan. */
interface Beside {
  readonly marks: ReadonlyMap<string, readonly PersonMark[]>;
  /** By session, starts of the proposed hours that nobody can choose any more (B11). */
  readonly gone: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A case as its mediator sees it. */
export function caseView(desk: Desk, mediation: Mediation, beside?: Beside): CaseView {
  const calendar = makeCalendar(desk.caf.zone);
  return {
    ...common(mediation, calendar),
    parties: mediation.parties.map(({ id, person, contact, interview, agreement }) => ({
      id,
      person,
      contact,
      ...(interview === undefined ? {} : { interview }),
      agreement: {
        state: agreement.state,
        history: agreement.history.map(({ what, at, said }) => ({
          what,
          at: calendar.iso(at),
          by: said.by,
          ...(said.by === 'staff' ? { subject: said.subject } : {}),
        })),
      },
      ...(beside === undefined ? {} : { marks: [...(beside.marks.get(id) ?? [])] }),
    })),
    sessions: mediation.sessions.map((session) =>
      sessionView(desk, session, calendar, beside?.gone.get(session.id)),
    ),
  };
}

export function caseSummary(desk: Desk, mediation: Mediation) {
  const calendar = makeCalendar(desk.caf.zone);
  const ahead = mediation.sessions.flatMap(({ state }) =>
    state.status === 'standing' && state.start > desk.now ? [state.start] : [],
  );
  return {
    ...common(mediation, calendar),
    parties: mediation.parties.map(({ id, person: { firstName, lastName }, agreement }) => ({
      id,
      firstName,
      lastName,
      agreement: agreement.state,
    })),
    ...(ahead.length === 0 ? {} : { nextSession: calendar.iso(Math.min(...ahead)) }),
    proposals: mediation.sessions
      .filter((session) => session.state.status === 'proposed' && isLive(session, desk.now))
      .map(({ until, replies }) => ({
        until: calendar.iso(until),
        missing: mediation.parties.flatMap(({ id }) => (replies[id] === undefined ? [id] : [])),
      })),
    waiting: waitingFor(mediation, desk.now),
  };
}

function waitingFor(mediation: Mediation, now: number): ('release' | 'attendance' | 'outcome')[] {
  const { status } = mediation.state;
  const isOver = ({ state }: MediationSession) => state.status === 'standing' && state.start <= now;
  const isHeldBack = mediation.sessions.some(isUntold) && status === 'open';
  return [
    ...(status === 'withheld' || isHeldBack ? (['release'] as const) : []),
    ...(mediation.sessions.some(isOver) ? (['attendance'] as const) : []),
    ...(status === 'released' ? (['outcome'] as const) : []),
  ];
}

function common(mediation: Mediation, calendar: Calendar) {
  const { id, mediator, createdAt, origin, territory, reason, state } = mediation;
  const by = releaseBy(mediation);
  return {
    id,
    mediator,
    createdAt: calendar.iso(createdAt),
    origin,
    territory,
    reason,
    status: state.status,
    ...(state.status === 'closed' ? { outcome: state.outcome } : {}),
    allAgree: allAgree(mediation),
    ...(by === undefined ? {} : { releaseBy: calendar.iso(by) }),
  };
}

function sessionView(
  { caf, now }: Desk,
  session: MediationSession,
  calendar: Calendar,
  gone: ReadonlySet<number> = new Set(),
) {
  const { state, room } = session;
  const hours = (time: { start: number; end: number }) => ({
    start: calendar.iso(time.start),
    end: calendar.iso(time.end),
  });
  const start = 'start' in state ? state.start : undefined;
  return {
    id: session.id,
    status: state.status === 'proposed' && !isLive(session, now) ? ('lapsed' as const) : state.status,
    place: session.place,
    mode: session.mode,
    lengthMinutes: session.lengthCells * CELL_MINUTES,
    times: session.times.map((time) => ({
      ...hours(time),
      ...(gone.has(time.start) ? { outsideHours: true } : {}),
    })),
    ...(isOutsideHours(session, gone, now) ? { outsideHours: true } : {}),
    proposedAt: calendar.iso(session.createdAt),
    until: calendar.iso(session.until),
    ...(start === undefined ? {} : hours(timeOf(session, start))),
    ...(room === undefined || state.status !== 'standing' ? {} : { videoRoom: videoAddress(caf, room) }),
    replies: Object.entries(session.replies).map(([party, reply]) => ({
      party,
      kind: reply.kind,
      ...(reply.kind === 'confirmed' ? { starts: reply.starts.map(calendar.iso) } : {}),
      at: calendar.iso(reply.at),
    })),
    ...(state.status === 'freed' ? { why: state.why, told: state.told !== undefined } : {}),
    ...(state.status === 'over'
      ? { attendance: Object.entries(state.attendance).map(([party, how]) => ({ party, how })) }
      : {}),
  };
}
