import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import type { Appointment } from '../domain/appointment.ts';
import { DomainError } from '../domain/errors.ts';
import { getAppointment } from './appointments.ts';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { patiently } from './patience.ts';
import type { NamedWrite } from './transact.ts';

/** A person's way to their appointment; dead past `until` (epoch ms) or when the contact has changed since (F4). */
export const Link = z.strictObject({
  caf: z.string(),
  appointment: z.string(),
  contactVersion: z.int(),
  until: z.int(),
});
export type Link = z.infer<typeof Link>;

/** Days after the appointment in which its page can still be read. */
export const READABLE_DAYS = 7;

/** The token of an appointment's link: derived, so that a mail can carry it and the table need not (D1). */
export function linkToken(keyring: Keyring, appointment: Appointment): string {
  return keyring.token('link', `${appointment.caf}#${appointment.id}#${appointment.contactVersion}`);
}

/** Opens the link, or moves its end with the appointment. */
export function linkWrite(keyring: Keyring, appointment: Appointment): NamedWrite {
  const until = appointment.end + READABLE_DAYS * 86_400_000;
  return {
    name: 'link',
    write: {
      Put: {
        Item: {
          ...keys.link(hashToken(linkToken(keyring, appointment))),
          kind: 'link',
          caf: appointment.caf,
          appointment: appointment.id,
          contactVersion: appointment.contactVersion,
          until,
          ttl: ttlAfter(until, 1),
        },
      },
    },
  };
}

/** @throws DomainError NOT_FOUND for an unknown, expired or ended link, all alike. */
export async function appointmentOfLink(store: Store, token: string, now: number): Promise<Appointment> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.link(hashToken(token)), ConsistentRead: true }),
    ),
  );
  const link = parseIfAny(Link, answer.Item);
  if (link === undefined || link.until <= now) throw new DomainError('NOT_FOUND');
  const appointment = await getAppointment(store, link.caf, link.appointment);
  if (appointment === undefined || appointment.contactVersion !== link.contactVersion)
    throw new DomainError('NOT_FOUND');
  return appointment;
}
