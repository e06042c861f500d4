import { changeContact as changeOfAppointment, type NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import type { Consultation } from '../domain/consultation.ts';
import { changeContact as changed } from '../domain/consultation-moves.ts';
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
  for (const one of await getAppointments(deps.store, caf.code, request.appointments))
    if (one.state.status === 'confirmed' && one.end > now && !isReachedBy(one, next))
      await changeOfAppointment(deps, caf, one, next);
  const { email, phone, contact } = next;
  const done = await change(deps, caf, request.id, {
    decide: (consultation, at) =>
      changed(consultation, { person: { ...consultation.person, email, phone }, contact }, at),
    also: (becomes) => contactWrites(deps, becomes),
  });
  if (done === 'repeated') throw new Error('no key was given');
  return done;
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

function isReachedBy({ person, contact }: Appointment, next: NewContact): boolean {
  const asText = ({ email, phone, contact: { by, discreet, question } }: NewContact) =>
    JSON.stringify([email, phone, by, discreet, question?.ask, question?.answer]);
  return asText({ email: person.email, phone: person.phone, contact }) === asText(next);
}
