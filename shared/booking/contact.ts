import { hashToken } from '../config/keyring.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Contact, Person } from '../domain/person.ts';
import { changeAppointmentWrite } from '../store/appointments.ts';
import { isGuardRefusal, personKeys, unguardWrites } from '../store/guards.ts';
import { keys } from '../store/keys.ts';
import { linkToken } from '../store/links.ts';
import { carryMarks } from '../store/person-marks.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { serviceOf } from './confirm.ts';
import { confirmationWrites, numberHash } from './confirmation.ts';

export interface NewContact {
  readonly email: Person['email'];
  readonly phone: Person['phone'];
  readonly contact: Contact;
}

/**
 * Replaces a person's e-mail, phone and way of being told. Every earlier link ends in the same act, the way into the video
 * room too, and the confirmation goes to the new address, if one was chosen (F4). Marks stay with the person (M7).
 * @throws DomainError NOT_POSSIBLE_NOW once it is over, INVALID, ALREADY_BOOKED when the new address is that of another
 * appointment of the same person (B2).
 */
export async function changeContact(
  deps: Deps,
  caf: Caf,
  was: Appointment,
  { email, phone, contact }: NewContact,
): Promise<Appointment> {
  const now = deps.clock();
  if (was.state.status !== 'confirmed' || was.end <= now) throw new DomainError('NOT_POSSIBLE_NOW');
  if (phone === undefined && (was.mode === 'phone' || contact.by === 'phone'))
    throw invalid('phone', 'Indiquez un numéro de téléphone.');
  if (email === undefined && contact.by === 'email') throw invalid('email', 'Indiquez une adresse e-mail.');
  const becomes: Appointment = {
    ...was,
    person: { ...was.person, email, phone },
    contact,
    contactVersion: was.contactVersion + 1,
    // Whoever has the room's name may enter: the earlier one is in the earlier mailbox. A group has one room for all.
    ...(was.room === undefined || was.session !== undefined ? {} : { room: crypto.randomUUID() }),
  };
  const service = serviceOf(caf, was);
  const writes: NamedWrite[] = [
    changeAppointmentWrite(was, becomes, numberHash(deps, becomes)),
    ...confirmationWrites(deps, { caf, service }, becomes, now),
    oldLinkWrite(deps, was),
  ];
  const kept = new Set(personKeys(deps.keys, becomes));
  const before = personKeys(deps.keys, was);
  const unguards = unguardWrites(deps.keys, was).filter((_, at) => !kept.has(before[at] ?? ''));
  await carryMarks(deps, was.caf, was.person, becomes.person);
  const result = await transact(deps.store, [...writes, ...unguards]);
  if (result.ok) return becomes;
  throw new DomainError(isGuardRefusal(result.failed) ? 'ALREADY_BOOKED' : 'CHANGED_MEANWHILE');
}

function oldLinkWrite(deps: Deps, was: Appointment): NamedWrite {
  return {
    name: 'old-link',
    write: {
      Delete: {
        Key: keys.link(hashToken(linkToken(deps.keys, was))),
        ConditionExpression: 'attribute_not_exists(pk) OR #appointment = :id',
        ExpressionAttributeNames: { '#appointment': 'appointment' },
        ExpressionAttributeValues: { ':id': was.id },
      },
    },
  };
}
