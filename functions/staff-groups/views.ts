import type { Deps } from '../../shared/deps.ts';
import { type Appointment, isActive } from '../../shared/domain/appointment.ts';
import { type GroupSession, registrationsOf, seatsLeft } from '../../shared/domain/group.ts';
import { mayKnowGroupOutcome, mayRunGroup, namesView } from '../../shared/domain/group-access.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { outsideHours } from '../../shared/group/outside.ts';
import { type Desk, professionalView } from '../../shared/http/desk.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { animatorsOf } from './desk.ts';
import type { GroupView, RegistrationView } from './schemas.ts';

/** A session in the list: how many, never who. */
export function groupSummary(
  desk: Desk,
  session: GroupSession,
): Omit<GroupView, 'outsideHours' | 'registrations'> {
  const { viewer, now, caf } = desk;
  const { state } = session;
  const calendar = makeCalendar(caf.zone);
  const animators = animatorsOf(desk, session);
  const knows = mayKnowGroupOutcome(viewer, animators);
  return {
    id: session.id,
    service: session.service,
    place: session.place,
    mode: session.mode,
    start: calendar.iso(session.start),
    end: calendar.iso(session.end),
    animators: session.animators.map((id) => professionalView(desk, id)),
    seats: session.seats,
    seatsLeft: seatsLeft(session, now),
    registered: registrationsOf(session, now).length,
    status: state.status,
    ...(state.status === 'over' && knows ? { outcome: state.outcome } : {}),
    canRun: mayRunGroup(viewer, animators),
  };
}

/** One session; who is registered is shown to whom may see it, and that is written down first (D3, D6). */
export async function groupView(deps: Deps, desk: Desk, session: GroupSession): Promise<GroupView> {
  const summary = groupSummary(desk, session);
  const outside = await outsideHours(deps, session);
  const registrations = await registrationViews(deps, desk, session);
  return {
    ...summary,
    outsideHours: outside,
    ...(registrations === undefined ? {} : { registrations }),
  };
}

async function registrationViews(
  deps: Deps,
  desk: Desk,
  session: GroupSession,
): Promise<RegistrationView[] | undefined> {
  const { caf, now, viewer } = desk;
  const animators = animatorsOf(desk, session);
  const view = namesView(viewer, animators);
  if (view === 'none') return undefined;
  const registered = (await getAppointments(deps.store, caf.code, registrationsOf(session, now))).filter(
    (one) => isActive(one, now) || one.state.status === 'closed',
  );
  const knows = mayKnowGroupOutcome(viewer, animators);
  await desk.audit(
    'read-group',
    registered.map(({ id }) => id),
  );
  const order = new Intl.Collator('fr');
  return registered
    .sort(
      ({ person: a }, { person: b }) =>
        order.compare(a.lastName, b.lastName) || order.compare(a.firstName, b.firstName),
    )
    .map((one) => registrationView(one, view, knows));
}

/** What each view shows is written out, so that a new field is hidden until somebody decides otherwise. */
function registrationView(one: Appointment, view: 'full' | 'reception', knows: boolean): RegistrationView {
  const { firstName, lastName, phone } = one.person;
  const { contact, state } = one;
  const shared = {
    appointment: one.id,
    person: { firstName, lastName, ...(phone === undefined ? {} : { phone }) },
    pending: state.status === 'pending',
  };
  if (view === 'reception') return { ...shared, ...(contact.question === undefined ? {} : { contact }) };
  return {
    ...shared,
    contact,
    needs: one.needs,
    ...(state.status === 'closed' && knows ? { outcome: state.outcome } : {}),
  };
}
