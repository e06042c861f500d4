import type { Appointment } from '../../shared/domain/appointment.ts';
import { mayClose } from '../../shared/domain/appointment-access.ts';
import { CELL_MINUTES } from '../../shared/domain/day.ts';
import { outcomesOf } from '../../shared/domain/outcomes.ts';
import { mayKnowOutcome } from '../../shared/domain/plan-access.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { professionalView } from '../../shared/http/desk.ts';
import { videoAddress } from '../../shared/messaging/addresses.ts';
import type { Desk } from './desk.ts';
import type { AppointmentView } from './schemas.ts';

/** Appointments as this viewer may see them; those that are none of their business are left out (D6, F1). */
export function seen(desk: Desk, appointments: readonly Appointment[]): AppointmentView[] {
  return appointments.flatMap((one) => seenBy(desk, one) ?? []);
}

/** What each view shows is written out, so that a new field is hidden until somebody decides otherwise. */
export function seenBy(desk: Desk, one: Appointment, view = desk.viewOf(one)): AppointmentView | undefined {
  const { firstName, lastName, phone } = one.person;
  const calendar = makeCalendar(desk.caf.zone);
  const shared = {
    id: one.id,
    start: calendar.iso(one.start),
    end: calendar.iso(one.end),
    place: one.place,
    professional: professionalView(desk, one.professional),
    ...(one.second === undefined ? {} : { second: professionalView(desk, one.second) }),
  };
  const seat = one.session === undefined ? {} : { session: one.session };
  switch (view) {
    case 'none':
      return undefined;
    case 'standing':
      if (one.state.status !== 'confirmed' || one.start <= desk.now) return undefined;
      return { ...shared, view, person: { firstName, lastName }, service: one.service, mode: one.mode };
    case 'reception':
      return {
        ...shared,
        ...seat,
        view,
        person: { firstName, lastName, ...(phone === undefined ? {} : { phone }) },
        // F4: whoever may change it by voice must be able to ask the agreed question first.
        ...(one.contact.question === undefined ? {} : { contact: one.contact }),
        ...(one.state.status === 'cancelled' ? { status: 'cancelled' } : {}),
      };
    case 'full':
      return {
        ...shared,
        ...seat,
        view,
        person: one.person,
        service: one.service,
        mode: one.mode,
        contact: one.contact,
        needs: one.needs,
        bookedBy: one.origin.by,
        ...(one.before === undefined ? {} : { travelMinutes: one.before * CELL_MINUTES }),
        ...(one.series === undefined ? {} : { series: one.series }),
        ...roomOf(one, desk),
        ...stateOf(one, desk),
        ...outcomesFor(one, desk),
        ...offersOf(one, desk),
      };
  }
}

function stateOf(
  one: Appointment,
  { viewer, ownerOf, now }: Desk,
): Pick<AppointmentView, 'status' | 'cancelledBy' | 'outcome' | 'detail'> {
  const { state } = one;
  switch (state.status) {
    case 'pending':
      return { status: state.expiresAt > now ? 'pending' : 'expired' };
    case 'cancelled':
      return { status: 'cancelled', cancelledBy: state.by };
    case 'closed':
      return mayKnowOutcome(viewer, ownerOf(one))
        ? {
            status: 'closed',
            outcome: state.outcome,
            ...(state.detail === undefined ? {} : { detail: state.detail }),
          }
        : { status: 'closed' };
    case 'confirmed':
    case 'expired':
      return { status: state.status };
  }
}

/** What whoever closes it may choose from, once it has begun: the list of its service. */
function outcomesFor(one: Appointment, { caf, may, now }: Desk): Pick<AppointmentView, 'outcomes'> {
  const isOver = one.state.status === 'closed' || (one.state.status === 'confirmed' && one.start <= now);
  if (!isOver || !may(mayClose, one) || !may(mayKnowOutcome, one)) return {};
  const service = caf.services.find(({ id }) => id === one.service);
  return { outcomes: [...outcomesOf(service)] };
}

/** The way into the room, for whoever sees all: who receives needs it as much as the person. */
function roomOf({ mode, room, state }: Appointment, { caf }: Desk): Pick<AppointmentView, 'videoRoom'> {
  if (mode !== 'video' || room === undefined || state.status !== 'confirmed') return {};
  return { videoRoom: videoAddress(caf, room) };
}

function offersOf({ offer, state }: Appointment, { caf, now }: Desk): Pick<AppointmentView, 'offers'> {
  if (offer === undefined || offer.until <= now || state.status !== 'confirmed') return {};
  const calendar = makeCalendar(caf.zone);
  const ahead = offer.times.filter(({ start }) => start > now);
  return {
    offers: ahead.map(({ start, place, mode }) => ({ start: calendar.iso(start), place, mode })),
  };
}
