import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { isActive, receiversOf } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { appointmentIds, type Day, entryIds, type Window } from '../../shared/domain/day.ts';
import { JOINT_SESSION } from '../../shared/domain/mediation.ts';
import { standingTime } from '../../shared/domain/mediation-sessions.ts';
import { type AgendaView, agendaView, mayKnowOutcome } from '../../shared/domain/plan-access.ts';
import { addDays, type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import { proposedTimes } from '../../shared/engagements/proposed-times.ts';
import { route } from '../../shared/http/function.ts';
import { checkPeriod } from '../../shared/http/times.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { findOwner } from './context.ts';
import { groupsIn, showGroup } from './groups.ts';
import { operations } from './operations.ts';
import { showProposed } from './proposed.ts';
import type { AgendaDay, AgendaItem } from './schemas.ts';
import { sessionsIn, showSession } from './sessions.ts';

const MOST_DAYS = 62;

export function agendaRoutes(deps: Deps) {
  return [
    route(operations.agenda, async ({ query, staff, caf, ...call }) => {
      const { viewer, owner } = await findOwner(deps, { staff, ...call }, query.professional);
      const range = rangeOf(query, caf, call.now);
      const view = agendaView(viewer, owner);
      const days = await daysOfProfessional(deps.store, { caf: caf.code, professional: owner.id, ...range });
      const ids = days.flatMap((day) => appointmentIds(day, call.now));
      const appointments = (await getAppointments(deps.store, caf.code, ids)).filter(
        (one) => isActive(one, call.now) || one.state.status === 'closed',
      );
      const sessions = await sessionsIn(deps, caf.code, days, call.now);
      const groups = await groupsIn(deps, caf.code, days, call.now);
      const held = days.flatMap((day) => entryIds(day, call.now));
      const proposed = (await proposedTimes(deps, caf.code, held, call.now)).filter(
        ({ professional }) => professional === owner.id,
      );
      const parties = sessions.flatMap(({ mediation }) => mediation.parties.map(({ id }) => id));
      if (view === 'full' || view === 'reception')
        await auditReading(deps.store, {
          caf,
          by: staff.subject,
          act: 'read-agenda',
          professional: owner.id,
          appointments: [...appointments.map(({ id }) => id), ...new Set(parties)],
          now: call.now,
        });
      const showing = {
        view,
        owner: owner.id,
        names: [...appointments, ...groups].some(isHeldByTwo)
          ? await namesAt(deps, caf.code)
          : new Map<string, string>(),
        outcomes: mayKnowOutcome(viewer, owner),
        calendar: makeCalendar(caf.zone),
      };
      return {
        professional: owner.id,
        view,
        days: days.map((day) => {
          const shown = showDay(day, appointments, showing);
          const joint = sessions
            .filter(({ session }) => standingTime(session)?.date === day.date)
            .flatMap((one) => showSession(one, view, JOINT_SESSION, showing.calendar));
          const several = groups
            .filter(({ date }) => date === day.date)
            .map((one) => showGroup(one, { ...showing, now: call.now }));
          const kept = proposed
            .filter(({ date }) => date === day.date)
            .map((one) => showProposed(one, view, showing.calendar));
          const all = [...shown.appointments, ...joint, ...several, ...kept];
          return { ...shown, appointments: all.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)) };
        }),
      };
    }),
  ];
}

/** Both ends included, for the store. */
export function rangeOf(
  query: { from?: LocalDate | undefined; to?: LocalDate | undefined },
  caf: Caf,
  now: number,
) {
  const from = query.from ?? makeCalendar(caf.zone).localDateOf(now);
  const to = query.to ?? addDays(from, 7);
  checkPeriod({ from, to }, MOST_DAYS);
  return { from, to: addDays(to, -1) };
}

const isHeldByTwo = (
  one: { readonly second?: string | undefined } | { readonly animators: readonly string[] },
) => ('animators' in one ? one.animators.length > 1 : one.second !== undefined);

interface Showing {
  readonly view: AgendaView;
  readonly owner: string;
  /** Of those who receive together with the owner. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether the viewer may know how appointments went (F1). */
  readonly outcomes: boolean;
  readonly calendar: Calendar;
}

function showDay(day: Day, appointments: readonly Appointment[], showing: Showing): AgendaDay {
  const { view, calendar } = showing;
  return {
    date: day.date,
    windows: view === 'busy' ? [] : day.windows.map((window) => showWindow(day, window, calendar)),
    appointments: appointments
      .filter(({ date, id }) => date === day.date && day.entries[id] !== undefined)
      .sort((a, b) => a.start - b.start)
      .map((one) => showAppointment(one, showing)),
  };
}

export function showWindow({ date }: Day, { from, to, place, modes, services }: Window, calendar: Calendar) {
  const isToMidnight = to === calendar.cellsInDay(date);
  return {
    start: calendar.localTimeOf(calendar.instantOf(date, from)),
    end: isToMidnight ? '24:00' : calendar.localTimeOf(calendar.instantOf(date, to)),
    place,
    modes,
    services,
  };
}

/** D6: what each view shows is written out, so that a new field is hidden until somebody decides otherwise. */
function showAppointment(one: Appointment, { view, outcomes, calendar, owner, names }: Showing): AgendaItem {
  const other = receiversOf(one).find((id) => id !== owner);
  const beside = other === undefined ? {} : { together: { id: other, ...nameOf(names, other) } };
  const busy = { start: calendar.iso(one.start), end: calendar.iso(one.end), place: one.place };
  const { firstName, lastName, phone } = one.person;
  switch (view) {
    case 'busy':
      return { ...busy, status: 'busy' };
    case 'reception':
      return {
        ...busy,
        status: 'busy',
        appointment: one.id,
        person: { firstName, lastName, ...(phone === undefined ? {} : { phone }) },
      };
    case 'planning':
      // How it went is a figure about one professional (D4).
      return {
        ...busy,
        status: statusOf(one).status,
        appointment: one.id,
        mode: one.mode,
        service: one.service,
        ...beside,
      };
    case 'full':
      return {
        ...busy,
        ...(outcomes ? statusOf(one) : { status: statusOf(one).status }),
        appointment: one.id,
        mode: one.mode,
        service: one.service,
        ...beside,
        person: one.person,
        contact: { by: one.contact.by, hours: one.contact.hours },
        needs: one.needs,
      };
  }
}

function statusOf({ state }: Appointment): Pick<AgendaItem, 'status' | 'outcome'> {
  if (state.status === 'closed') return { status: 'closed', outcome: state.outcome };
  return { status: state.status === 'pending' ? 'pending' : 'confirmed' };
}

async function namesAt(deps: Deps, caf: string): Promise<ReadonlyMap<string, string>> {
  const all = await listProfessionals(deps.store, caf);
  return new Map(all.map(({ id, displayName }) => [id, displayName]));
}

function nameOf(names: ReadonlyMap<string, string>, id: string): { name?: string } {
  const name = names.get(id);
  return name === undefined ? {} : { name };
}
