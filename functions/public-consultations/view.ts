import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { type Consultation, type Decision, timesLeft } from '../../shared/domain/consultation.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { cafContact, whereView } from '../../shared/http/contract.ts';
import type { OwnRequest } from './operations.ts';

/** What is shown is written out: whoever opens the link learns where a request stands, never what is in it (P3, F3). */
export function ownRequest(
  caf: Caf,
  request: Consultation,
  {
    gone,
    appointment,
  }: {
    /** Starts of those proposed hours that can not be taken any more. */
    readonly gone: ReadonlySet<number>;
    readonly appointment: { readonly token: string; readonly about: Appointment } | undefined;
  },
  now: number,
): OwnRequest {
  const calendar = makeCalendar(caf.zone);
  const { proposal, state } = request;
  const times = timesLeft(proposal, gone, now).toSorted((a, b) => a.start - b.start);
  const before = proposal === undefined ? undefined : statusBefore(proposal, gone, now);
  return {
    status: statusOf(request, times.length > 0, appointment !== undefined),
    ...(proposal !== undefined && times.length > 0
      ? {
          proposal: {
            times: times.map(({ start, end }) => ({ start: calendar.iso(start), end: calendar.iso(end) })),
            mode: proposal.mode,
            place: whereView(caf, proposal.place),
            until: calendar.iso(proposal.until),
          },
        }
      : {}),
    ...(state.status === 'open' && before !== undefined ? { before } : {}),
    ...(appointment === undefined
      ? {}
      : { appointment: { token: appointment.token, start: calendar.iso(appointment.about.start) } }),
    ...(state.status === 'closed' && state.decision.kind !== 'withdrawn'
      ? { answer: answerOf(caf, state.decision) }
      : {}),
    canWithdraw: state.status === 'open' && request.appointments.length === 0,
    zone: caf.zone,
    caf: cafContact(caf),
  };
}

function statusOf({ state }: Consultation, hasTimes: boolean, isAppointed: boolean): OwnRequest['status'] {
  if (state.status === 'closed') return state.decision.kind === 'withdrawn' ? 'withdrawn' : 'answered';
  if (hasTimes) return 'times';
  return isAppointed ? 'appointed' : 'received';
}

/** Whoever could take none of them did not let them lapse (B11); what the clock has settled stays so. */
function statusBefore(
  { state, until, times }: NonNullable<Consultation['proposal']>,
  gone: ReadonlySet<number>,
  now: number,
) {
  if (state.status === 'declined' || state.status === 'lapsed') return state.status;
  const isOver = state.status === 'proposed' && until <= now;
  return isOver && times.some(({ start }) => !gone.has(start)) ? ('lapsed' as const) : undefined;
}

function answerOf(caf: Caf, decision: Exclude<Decision, { kind: 'withdrawn' }>): OwnRequest['answer'] {
  switch (decision.kind) {
    case 'followed-up':
      return { kind: 'ended' };
    case 'no-follow-up':
      return { kind: 'no-follow-up' };
    case 'referred': {
      const { to } = decision;
      if (to.kind === 'inside') return to;
      const partner = caf.partners.find(({ id }) => id === to.partner);
      if (partner === undefined) throw new Error('a partner that is no longer configured');
      const { name, phone } = partner;
      return { kind: 'outside', name, ...(phone === undefined ? {} : { phone }) };
    }
  }
}
