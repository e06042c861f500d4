import { bookingCode } from '../config/booking-code.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { saysMore } from '../domain/messages.ts';
import type { Message } from '../domain/notification.ts';
import { getAppointment } from '../store/appointments.ts';
import { linkToken } from '../store/links.ts';
import { ownPageAddress } from './addresses.ts';
import type { Words } from './blocks.ts';
import { appointmentCalendar } from './calendar.ts';
import { buildMail, type RawMail } from './mime.ts';
import { alreadyBookedWords, appointmentWords, codeWords } from './texts.fr.ts';

/**
 * The mail of one event, as the appointment stands now. Links are derived, never read (D1).
 * @throws Error for a Caf, service or place that the configuration no longer knows, or without an address.
 */
export async function composeMail(deps: Deps, message: Message, appointment: Appointment): Promise<RawMail> {
  const caf = cafOf(deps, appointment);
  const to = appointment.person.email;
  if (to === undefined) throw new Error('a mail without an address');
  const words = await wordsFor(deps, message, appointment);
  const invitation = invitationOf(message, appointment);
  if (invitation === undefined) return buildMail({ from: caf.sender, to, words });
  const content = appointmentCalendar(appointment, caf, { method: invitation, now: deps.clock() });
  return buildMail({ from: caf.sender, to, words, calendar: { method: invitation, content } });
}

async function wordsFor(deps: Deps, message: Message, appointment: Appointment): Promise<Words> {
  const caf = cafOf(deps, appointment);
  switch (message) {
    case 'code':
      if (appointment.state.status !== 'pending') throw new Error('a code for a booking that is not pending');
      return codeWords(
        caf,
        bookingCode(deps.keys, appointment, appointment.state.codeRound),
        appointment.state.expiresAt,
      );
    case 'already-booked':
      return alreadyBookedWords(caf, await whatExists(deps, appointment));
    default: {
      const service = caf.services.find(({ id }) => id === appointment.service);
      const place = caf.places.find(({ id }) => id === appointment.place);
      if (service === undefined || place === undefined) throw new Error('unknown service or place');
      const page = saysMore(appointment) ? { page: pageOf(deps, appointment) } : {};
      return appointmentWords(message, { caf, appointment, service, place, now: deps.clock(), ...page });
    }
  }
}

/**
 * B2: the match was on name and e-mail; only the mailbox that the standing appointment still has hears of it, and gets its link
 * if it may carry one.
 */
async function whatExists(deps: Deps, asked: Appointment): Promise<{ exists: boolean; page?: string }> {
  const id = asked.state.status === 'pending' ? asked.state.duplicateOf : undefined;
  const existing = id === undefined ? undefined : await getAppointment(deps.store, asked.caf, id);
  if (existing === undefined || existing.person.email !== asked.person.email) return { exists: false };
  if (existing.state.status !== 'confirmed' || !saysMore(existing)) return { exists: false };
  return saysMore(asked) ? { exists: true, page: pageOf(deps, existing) } : { exists: true };
}

/**
 * Which calendar part goes along. A discreet mail has none: calendars take invitations in by themselves, and families
 * share them (F4).
 */
function invitationOf(message: Message, appointment: Appointment): 'REQUEST' | 'CANCEL' | undefined {
  if (!saysMore(appointment)) return undefined;
  switch (message) {
    case 'confirmed':
    case 'moved':
    case 'moved-by-caf':
      return 'REQUEST';
    case 'cancelled-by-person':
    case 'cancelled-by-caf':
      return 'CANCEL';
    case 'code':
    case 'already-booked':
    case 'offered-times':
    case 'reminder':
      return undefined;
  }
}

function cafOf(deps: Deps, { caf }: Appointment) {
  const found = deps.cafs.get(caf);
  if (found === undefined) throw new Error('unknown caf');
  return found;
}

function pageOf(deps: Deps, appointment: Appointment): string {
  return ownPageAddress(cafOf(deps, appointment), linkToken(deps.keys, appointment));
}
