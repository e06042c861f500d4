import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { type Consultation, isLive, type Proposal } from '../../shared/domain/consultation.ts';
import { alike, comesFirst, daysWaited, stageOf } from '../../shared/domain/consultation-queue.ts';
import { type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import type { Desk } from '../../shared/http/desk.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { goneOfRequest } from '../../shared/store/gone-hours.ts';
import type { RequestView } from './schemas.ts';

/** One line of the queue (P4). */
export function summaryOf(desk: Desk, request: Consultation, others: readonly Consultation[]) {
  const { now, caf } = desk;
  const { firstName, lastName } = request.person;
  return {
    ...common(desk, request, makeCalendar(caf.zone)),
    person: { firstName, lastName },
    alike: alike(request, others),
    ...(isLive(request.proposal, now) ? { until: makeCalendar(caf.zone).iso(request.proposal.until) } : {}),
  };
}

/** One request as its psychologists see it, after its reading was written down (D3). */
export async function shownRequest(deps: Deps, desk: Desk, request: Consultation): Promise<RequestView> {
  const appointments = await getAppointments(deps.store, desk.caf.code, request.appointments);
  const gone = await goneOfRequest(deps.store, request);
  await desk.audit('read-consultation', [request.id]);
  return requestView(desk, request, { appointments, gone });
}

function requestView(
  desk: Desk,
  request: Consultation,
  {
    appointments,
    gone,
  }: { readonly appointments: readonly Appointment[]; readonly gone: ReadonlySet<number> },
): RequestView {
  const { now, caf, subject } = desk;
  const calendar = makeCalendar(caf.zone);
  const { person, contact, otherParent, words, worksheet, calls, proposal, state } = request;
  return {
    ...common(desk, request, calendar),
    alike: [],
    person,
    contact,
    ...(otherParent === undefined ? {} : { otherParent }),
    ...(words === undefined ? {} : { words }),
    ...(worksheet === undefined ? {} : { worksheet }),
    ...(isLive(proposal, now) ? { until: calendar.iso(proposal.until) } : {}),
    calls: calls.map(({ at, reached, by }) => ({ at: calendar.iso(at), reached, mine: by === subject })),
    ...(proposal === undefined ? {} : { proposal: proposalView(proposal, gone, now, calendar) }),
    appointments: appointments
      .toSorted((a, b) => a.start - b.start)
      .map(({ id, start, end, place, mode, professional, state: { status } }) => ({
        id,
        start: calendar.iso(start),
        end: calendar.iso(end),
        place,
        mode,
        professional,
        status,
      })),
    ...(state.status === 'closed'
      ? { closed: { at: calendar.iso(state.at), decision: state.decision } }
      : {}),
  };
}

function common({ now, caf }: Desk, request: Consultation, calendar: Calendar) {
  const { id, createdAt, who, forWhom, situation, handedIn } = request;
  return {
    id,
    receivedAt: calendar.iso(createdAt),
    waitingDays: daysWaited(request, { now, zone: caf.zone }),
    first: comesFirst(request),
    stage: stageOf(request, now),
    who,
    forWhom,
    situation,
    handedInBy: handedIn.by,
  };
}

function proposalView(
  { state, times, until, createdAt, ...where }: Proposal,
  gone: ReadonlySet<number>,
  now: number,
  calendar: Calendar,
) {
  const isOver = state.status === 'proposed' && until <= now;
  return {
    psychologist: where.psychologist,
    place: where.place,
    mode: where.mode,
    times: times
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => ({
        start: calendar.iso(start),
        end: calendar.iso(end),
        ...(state.status === 'proposed' && gone.has(start) ? { outsideHours: true } : {}),
      })),
    proposedAt: calendar.iso(createdAt),
    until: calendar.iso(until),
    status: isOver ? ('lapsed' as const) : state.status,
    ...(state.status === 'accepted' ? { start: calendar.iso(state.start) } : {}),
    ...('said' in state ? { said: state.said.by } : {}),
  };
}
