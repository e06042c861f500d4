import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { isOpenToAll, type Service } from '../domain/caf.ts';
import { holderOf, mailboxHolderWrite } from '../store/campaigns-people.ts';
import { guardWrites } from '../store/guards.ts';
import { linkWrite } from '../store/links.ts';
import { tellItems } from '../store/notifications.ts';
import { discreetWrites } from '../store/person-marks.ts';
import { reminderItems } from '../store/reminders.ts';
import type { NamedWrite } from '../store/transact.ts';
import { followWrites } from './follow.ts';

/** What goes with an appointment that now stands: guard (B2), link, message, reminders, and who follows the person (B7). */
export function confirmationWrites(
  deps: Deps,
  { caf, service }: { caf: { zone: string }; service: Service },
  appointment: Appointment,
  now: number,
): NamedWrite[] {
  return [
    ...(isGuarded(service) ? guardWrites(deps.keys, appointment, now) : []),
    ...markWrites(deps, appointment, now),
    ...holderWrites(deps, appointment, now),
    linkWrite(deps.keys, appointment),
    ...tellItems(appointment, 'confirmed', { now }),
    ...reminderItems(appointment, service, { now, zone: caf.zone }),
    ...(service.follows ? followWrites(deps, appointment) : []),
  ];
}

/** F4: whoever chooses discretion is written to so everywhere (M7). */
function markWrites(deps: Deps, { caf, person, contact, origin }: Appointment, now: number): NamedWrite[] {
  if (!contact.discreet) return [];
  // A number typed by anybody proves nothing; the e-mail is confirmed.
  const proven =
    origin.by === 'person' ? { ...person, phone: undefined, allocataireNumber: undefined } : person;
  return discreetWrites(deps.keys, caf, proven, now);
}

/** L4: a mailbox that somebody confirmed is theirs; a letter to another name does not go there. */
function holderWrites({ keys }: Deps, { caf, person }: Appointment, now: number): NamedWrite[] {
  const { email } = person;
  if (email === undefined) return [];
  return [mailboxHolderWrite(caf, keys.hash('mailbox', email), holderOf(keys, person), now)];
}

/** B2: series, sessions and follow-ups that a professional fixes are exempt. */
export function isGuarded(service: Service): boolean {
  return isOpenToAll(service);
}

/** Household number as a keyed hash, for the secretariat's possible duplicates (B2). */
export function numberHash(deps: Deps, { person }: Pick<Appointment, 'person'>): string | undefined {
  return person.allocataireNumber === undefined
    ? undefined
    : deps.keys.hash('number', person.allocataireNumber);
}
