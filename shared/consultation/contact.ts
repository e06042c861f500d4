import { changeContact as changeOfAppointment, type NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import type { Consultation } from '../domain/consultation.ts';
import { changeContact as changed } from '../domain/consultation-moves.ts';
import { isReachedAs } from '../domain/person.ts';
import { getAppointments } from '../store/appointments.ts';
import { listConsultations } from '../store/consultations.ts';
import { change } from './change.ts';
import { contactWrites } from './send.ts';

/**
 * Another contact for a request and for every appointment ahead that came of it: no earlier link leads to either (F4). The
 * appointments first, so that an act that broke off is done again as a whole. @throws DomainError as changing each does.
 */
export async function changeContact(
  deps: Deps,
  caf: Caf,
  request: Pick<Consultation, 'id' | 'appointments'>,
  next: NewContact,
): Promise<Consultation> {
  const now = deps.clock();
  const { email, phone, contact } = next;
  const reached = { person: { email, phone }, contact };
  for (const one of await getAppointments(deps.store, caf.code, request.appointments))
    if (one.state.status === 'confirmed' && one.end > now && !isReachedAs(one, reached))
      await changeOfAppointment(deps, caf, one, next);
  return change(deps, caf, request.id, {
    decide: (consultation, at) =>
      changed(consultation, { person: { ...consultation.person, email, phone }, contact }, at),
    also: (becomes) => contactWrites(deps, becomes),
  });
}

/** The contact of one appointment has changed: that of the open request it came of, and of its others, changes with it (F4). */
export async function contactChanged(
  deps: Deps,
  caf: Caf,
  { id, person, contact }: Appointment,
): Promise<void> {
  const open = await listConsultations(deps.store, caf.code, 'open');
  const { email, phone } = person;
  for (const request of open)
    if (request.appointments.includes(id)) await changeContact(deps, caf, request, { email, phone, contact });
}
