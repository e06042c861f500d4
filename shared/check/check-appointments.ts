import { hashToken, makeKeyring } from '../config/keyring.ts';
import { type Appointment, keptSpan, receiversOf } from '../domain/appointment.ts';
import { isOpenToAll, type Service } from '../domain/caf.ts';
import type { Invitation } from '../domain/invitation.ts';
import { type Reminder, remindersAhead } from '../domain/reminders.ts';
import { type Guard, personKeys } from '../store/guards.ts';
import { keys } from '../store/keys.ts';
import { type Link, linkToken, READABLE_DAYS } from '../store/links.ts';
import { placeOf } from './check-days.ts';
import { wantSeries } from './check-support.ts';
import { type CheckContext, DAYS_KEPT, TIDIED_AFTER } from './context.ts';
import { seatPlace } from './seat-place.ts';

/** What an appointment must find elsewhere depends on its state alone. */
export function checkAppointment(appointment: Appointment, item: string, check: CheckContext): void {
  const { caf, state, date, cell, start } = appointment;
  if (check.calendarOf(caf)?.instantOf(date, cell) !== start) check.fault({ code: 'start-differs', item });
  switch (state.status) {
    case 'pending':
      if (state.expiresAt > check.now) wantEntry(appointment, state.expiresAt, item, check);
      else if (state.expiresAt + TIDIED_AFTER < check.now) check.fault({ code: 'pending-late', item });
      break;
    case 'expired':
      break;
    case 'confirmed':
      wantEntry(appointment, undefined, item, check);
      wantGuards(appointment, item, check);
      wantLink(appointment, item, check);
      wantReminders(appointment, item, check);
      wantInvitation(appointment, item, check);
      wantSeries(appointment, item, check);
      break;
    case 'closed':
    case 'cancelled':
      allowWhatStays(appointment, check);
  }
}

/** What each of its days says of it: one key, or one for each of two who receive together; of a seat, its session. */
function entryKeys(appointment: Appointment, until: number | undefined): string[] {
  const { session } = appointment;
  if (session !== undefined) return [seatPlace({ ...appointment, session, until })];
  const spans = [keptSpan(appointment)];
  return receiversOf(appointment).map(
    (professional) => `entry ${placeOf({ ...appointment, professional, spans, until })}`,
  );
}

function wantEntry(
  appointment: Appointment,
  until: number | undefined,
  item: string,
  check: CheckContext,
): void {
  const code =
    appointment.session !== undefined
      ? 'registration-without-seat'
      : appointment.second === undefined
        ? 'appointment-without-entry'
        : 'pair-half-taken';
  for (const key of entryKeys(appointment, until))
    if (appointment.end + DAYS_KEPT < check.now) check.ledger.allows(key);
    else check.ledger.wants(key, { code, item });
}

/** Without the secret guards are only counted. */
const ANY_KEYS = makeKeyring('');

/** B2; guards of past appointments stand for nothing and may have passed to others. */
function wantGuards(appointment: Appointment, item: string, check: CheckContext): void {
  const { caf, service, end, id } = appointment;
  const known = check.serviceOf(caf, service);
  if (end <= check.now || known === undefined || !isOpenToAll(known)) return;
  const fault = { code: 'appointment-without-guard', item } as const;
  if (check.keys !== undefined)
    for (const personKey of personKeys(check.keys, appointment))
      check.ledger.wants(guardKey(keys.guard(caf, service, personKey).pk, id, end), fault);
  else
    for (const _ of personKeys(ANY_KEYS, appointment))
      check.ledger.wants(guardKey(guardedService(caf, service), id, end), fault);
}

const guardKey = (where: string, appointment: string, until: number) =>
  ['guard', where, appointment, until].join(' ');
const guardedService = (caf: string, service: string) => keys.guard(caf, service, '').pk;

export function checkGuard(guard: Guard, item: string, check: CheckContext, { pk }: { pk: string }): void {
  if (guard.until <= check.now) return;
  const where = check.keys === undefined ? pk.slice(0, pk.lastIndexOf('#') + 1) : pk;
  check.ledger.has(guardKey(where, guard.appointment, guard.until), {
    code: 'guard-without-appointment',
    item,
    detail: `appointment ${guard.appointment}`,
  });
}

const linkEnd = ({ end }: Appointment) => end + READABLE_DAYS * 86_400_000;

function linkKey(appointment: Appointment, check: CheckContext): string {
  const { caf, id, contactVersion } = appointment;
  const where = check.keys === undefined ? '' : keys.link(hashToken(linkToken(check.keys, appointment))).pk;
  return ['link', where, caf, id, contactVersion, linkEnd(appointment)].join(' ');
}

function wantLink(appointment: Appointment, item: string, check: CheckContext): void {
  if (linkEnd(appointment) <= check.now) return;
  check.ledger.wants(linkKey(appointment, check), { code: 'appointment-without-link', item });
}

export function checkLink(link: Link, item: string, check: CheckContext, { pk }: { pk: string }): void {
  if (link.until <= check.now) return;
  const where = check.keys === undefined ? '' : pk;
  const key = ['link', where, link.caf, link.appointment, link.contactVersion, link.until].join(' ');
  const detail = `appointment ${link.appointment}`;
  check.ledger.has(key, { code: 'link-without-appointment', item, detail });
}

function remindersOf(
  appointment: Appointment,
  service: Service | undefined,
  check: CheckContext,
): Reminder[] {
  const { caf, id, start } = appointment;
  const zone = check.cafs.get(caf)?.zone;
  if (service === undefined || zone === undefined) return [];
  return remindersAhead(service.reminders, { start, now: check.now, zone }).flatMap((dueAt, rule) =>
    dueAt === undefined ? [] : [{ caf, appointment: id, rule, start, dueAt }],
  );
}

const reminderKey = (of: Reminder) =>
  ['reminder', of.caf, of.appointment, of.rule, of.start, of.dueAt].join(' ');

function wantReminders(appointment: Appointment, item: string, check: CheckContext): void {
  const service = check.serviceOf(appointment.caf, appointment.service);
  for (const reminder of remindersOf(appointment, service, check))
    check.ledger.wants(reminderKey(reminder), {
      code: 'appointment-without-reminder',
      item,
      detail: `rule ${reminder.rule}`,
    });
}

export function checkReminder(reminder: Reminder, item: string, check: CheckContext): void {
  if (reminder.dueAt <= check.now) return;
  check.ledger.has(reminderKey(reminder), { code: 'reminder-without-appointment', item });
}

const invitationKey = (invitation: string, appointment: string) => `invitation ${invitation} ${appointment}`;

function wantInvitation({ origin, id }: Appointment, item: string, check: CheckContext): void {
  if (origin.by !== 'invitation') return;
  const fault = { code: 'appointment-without-invitation', item } as const;
  check.ledger.wants(invitationKey(origin.invitation, id), fault);
}

export function checkInvitation({ id, state }: Invitation, item: string, check: CheckContext): void {
  if (state.status !== 'used') return;
  const detail = `appointment ${state.appointment}`;
  check.ledger.has(invitationKey(id, state.appointment), {
    code: 'invitation-without-appointment',
    item,
    detail,
  });
}

/** Over, but its page can still be read, its reminders are skipped when they are due, and a closed one keeps its cells. */
function allowWhatStays(appointment: Appointment, check: CheckContext): void {
  const { caf, service, state, origin, id } = appointment;
  check.ledger.allows(linkKey(appointment, check));
  for (const reminder of remindersOf(appointment, check.serviceOf(caf, service), check))
    check.ledger.allows(reminderKey(reminder));
  if (state.status !== 'closed') return;
  for (const key of entryKeys(appointment, undefined)) check.ledger.allows(key);
  if (origin.by === 'invitation') check.ledger.allows(invitationKey(origin.invitation, id));
}
