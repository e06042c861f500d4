import { cancel, move } from '../../shared/booking/change.ts';
import { recordOutcome } from '../../shared/booking/close.ts';
import { serviceOf } from '../../shared/booking/confirm.ts';
import { changeContact, type NewContact } from '../../shared/booking/contact.ts';
import { resolveWant, type Want } from '../../shared/booking/want.ts';
import { contactChanged } from '../../shared/consultation/contact.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import {
  mayChange,
  mayClose,
  mayMoveTo,
  secondToBook,
  type AppointmentView as View,
} from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { Contact } from '../../shared/domain/person.ts';
import type { Mode } from '../../shared/domain/words.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { namedProfessional } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { markOf } from '../../shared/store/mailboxes.ts';
import { changeSeriesContact } from '../../shared/support/contact.ts';
import { wayHome } from '../../shared/support/home.ts';
import { reachedAnew } from '../../shared/waiting/contact.ts';
import { type Desk, findAppointment, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import type { AppointmentView } from './schemas.ts';
import { seenBy } from './views.ts';

/** One appointment: read, cancel, move, change the contact, close. */
export function changeRoutes(deps: Deps) {
  return [
    route(operations.readAppointment, async ({ params, ...call }) => {
      const desk = await openDesk(deps, call);
      const appointment = await findAppointment(deps, desk, params.id);
      return { ...(await shown(desk, appointment)), ...(await mailboxOf(deps, appointment)) };
    }),
    route(operations.cancelFor, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      const appointment = await findAppointment(deps, desk, params.id);
      if (!desk.may(body.reason === 'caf' ? mayClose : mayChange, appointment))
        throw new DomainError('FORBIDDEN');
      checkNotOver(desk, appointment);
      const by = body.reason === 'caf' ? 'caf' : 'person';
      return shown(desk, await cancel(deps, appointment, by));
    }),
    route(operations.moveFor, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const appointment = await findAppointment(deps, desk, params.id);
      if (!desk.may(mayChange, appointment)) throw new DomainError('FORBIDDEN');
      const agreement = recordedAgreement(desk, body.agreement);
      checkNotOver(desk, appointment);
      const way = await wayHome(deps, appointment, body.mode);
      const want = newTime(desk, appointment, { ...body, ...way });
      const apart = await apartFor(deps, caf, appointment.person, desk.viewer.self?.id);
      const moved = await move(deps, caf, appointment, {
        want,
        check: (professional) => apart.check({ ...want, professional }),
        only: agendaToMoveTo(desk, appointment, body.professional),
        second: otherSecond(desk, appointment, body.professional, body.second),
        by: 'caf',
        agreement,
        told: body.reason === 'caf' ? 'moved-by-caf' : 'moved',
      });
      return shown(desk, moved);
    }),
    route(operations.changeContact, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const appointment = await findAppointment(deps, desk, params.id);
      if (!desk.may(mayChange, appointment)) throw new DomainError('FORBIDDEN');
      const { email, phone } = body;
      const contact = contactKept(desk, appointment, body.contact);
      const asked = { email, phone, contact };
      const changed = await reachedAnew(deps, caf, appointment, asked, () =>
        reachedBy(deps, caf, appointment, asked),
      );
      const { bookableBy } = serviceOf(caf, appointment);
      if (bookableBy === 'request') await contactChanged(deps, caf, changed);
      return shown(desk, changed);
    }),
    route(operations.recordOutcome, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const appointment = await findAppointment(deps, desk, params.id);
      if (!desk.may(mayClose, appointment)) throw new DomainError('FORBIDDEN');
      const { outcome } = body;
      return shown(desk, await recordOutcome(deps, caf, appointment, { outcome, by: desk.subject }));
    }),
  ];
}

/** One of a series is told as all that is to come in it: none of its other links is left in the earlier mailbox (F4). */
async function reachedBy(deps: Deps, caf: Caf, was: Appointment, asked: NewContact): Promise<Appointment> {
  const { series, state, end, start } = was;
  if (series === undefined || state.status !== 'confirmed' || end <= deps.clock())
    return changeContact(deps, caf, was, asked);
  await changeSeriesContact(deps, caf, series, asked);
  // What has begun is none of what is to come.
  if (start <= deps.clock()) return changeContact(deps, caf, was, asked);
  return (await getAppointment(deps.store, caf.code, was.id)) ?? was;
}

/** The appointment as the asker may see it, or did before changing it, written down (D3). */
export async function shown(desk: Desk, appointment: Appointment, as?: View): Promise<AppointmentView> {
  const view = seenBy(desk, appointment, as);
  if (view === undefined) throw new DomainError('NOT_FOUND');
  await desk.audit('read-appointment', [appointment.id]);
  return view;
}

/**
 * Discretion once asked for stays, with its question unless another was agreed: mediators and psychologists alone lift it,
 * where they see it (M7). Whoever corrects a number without seeing the mark takes nothing away (F4).
 */
function contactKept(desk: Desk, appointment: Appointment, contact: Contact): Contact {
  const { roles } = desk.viewer;
  const mayLift = roles.includes('mediator') || roles.includes('psychologist');
  if (mayLift && desk.viewOf(appointment) === 'full') return contact;
  const was = appointment.contact;
  const question = contact.question ?? was.question;
  return {
    ...contact,
    discreet: was.discreet || contact.discreet,
    ...(question === undefined ? {} : { question }),
  };
}

/** What is over is closed with its outcome, neither moved nor cancelled. */
function checkNotOver({ now }: Desk, { end, state }: Appointment): void {
  if (state.status === 'confirmed' && end <= now) throw new DomainError('NOT_POSSIBLE_NOW');
}

export interface NewTime {
  readonly start: string;
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
  /** The way to a home. */
  readonly travelMinutes?: number | undefined;
}

/** @throws DomainError INVALID with the field at fault; a phone appointment needs a number to ring. */
export function newTime({ caf, now }: Desk, appointment: Appointment, asked: NewTime): Want {
  const { service, person } = appointment;
  const place = asked.place ?? appointment.place;
  const mode = asked.mode ?? appointment.mode;
  if (mode === 'phone' && person.phone === undefined)
    throw invalid('mode', 'Notez d’abord un numéro de téléphone.');
  const { start, travelMinutes } = asked;
  return resolveWant(caf, { service, place, mode, start, travelMinutes }, 'staff', now);
}

/** Somebody else beside the first professional; nobody is put beside one who receives alone. @throws DomainError INVALID, FORBIDDEN. */
export function otherSecond(
  desk: Desk,
  appointment: Appointment,
  first: string | undefined,
  id: string | undefined,
): string | undefined {
  if (id === undefined) return undefined;
  const service = desk.caf.services.find((one) => one.id === appointment.service);
  if (service === undefined || appointment.second === undefined)
    throw invalid('second', 'Ce rendez-vous n’est pas à deux professionnels.');
  return secondToBook(
    desk.viewer,
    service,
    first ?? appointment.professional,
    namedProfessional(desk, id, 'second'),
  );
}

/**
 * The professional who is to receive: the one named; for what a professional fixes, their own; else whoever is free (B7).
 * @throws DomainError INVALID when the one named does not receive for this service.
 */
export function colleague(desk: Desk, appointment: Appointment, id: string | undefined): string | undefined {
  const named = namedProfessional(desk, id, 'professional');
  if (named !== undefined && named.role !== desk.ownerOf(appointment).role)
    throw invalid('professional', 'Cette personne n’assure pas ce service.');
  if (named !== undefined) return named.id;
  const service = desk.caf.services.find((one) => one.id === appointment.service);
  return service?.bookableBy === 'anyone' ? undefined : appointment.professional;
}

/** The same for a plain move. @throws DomainError FORBIDDEN for an agenda into which the asker could not book (D6, P1). */
function agendaToMoveTo(desk: Desk, appointment: Appointment, id: string | undefined): string | undefined {
  const only = colleague(desk, appointment, id);
  const named = namedProfessional(desk, id, 'professional');
  if (named === undefined || named.id === appointment.professional) return only;
  const service = desk.caf.services.find((one) => one.id === appointment.service);
  if (!mayMoveTo(desk.viewer, service, named)) throw new DomainError('FORBIDDEN');
  return only;
}

/** Whether mail still reaches the person: who works off the lists must know. */
async function mailboxOf(deps: Deps, { person, caf }: Appointment) {
  const mark = person.email === undefined ? undefined : await markOf(deps, caf, person.email);
  return mark === undefined ? {} : { mailbox: mark };
}
