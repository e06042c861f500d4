import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import type { Appointment } from '../domain/appointment.ts';
import { nameKey, type Person } from '../domain/person.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

/** What stands for "this person has an active appointment of this service"; past `until` (epoch ms) it stands for nothing. */
export const Guard = z.strictObject({ caf: z.string(), appointment: z.string(), until: z.int() });
export type Guard = z.infer<typeof Guard>;

/** B2: the same name with the same e-mail is the same person. Undefined without an e-mail. */
export function emailKey(keyring: Keyring, person: Person): string | undefined {
  return person.email === undefined
    ? undefined
    : keyring.hash('person', `${nameKey(person)}|e|${person.email}`);
}

/**
 * B2: the same name with the same phone is the same person where staff recorded it. Never for a public request: its mail would
 * tell whoever knows both that the other has an appointment (M3).
 */
export function phoneKey(keyring: Keyring, person: Person): string | undefined {
  return person.phone === undefined
    ? undefined
    : keyring.hash('person', `${nameKey(person)}|p|${person.phone}`);
}

/**
 * Keys that stand for this appointment's person: the phone counts only where staff or a letter vouched for it. A letter vouches
 * for the name it bears: under another, a refusal would tell that somebody else has an appointment (M3), and a guard would block them.
 */
export function personKeys(keyring: Keyring, appointment: Pick<Appointment, 'person' | 'origin'>): string[] {
  const { person, origin } = appointment;
  if (origin.by === 'invitation' && origin.named !== true) return [];
  const found = [emailKey(keyring, person), origin.by === 'person' ? undefined : phoneKey(keyring, person)];
  return found.filter((key) => key !== undefined);
}

/** Puts the guards, at confirmation and again at a move; refused as `guard-0`, `guard-1` while another active appointment holds one. */
export function guardWrites(keyring: Keyring, appointment: Appointment, now: number): NamedWrite[] {
  const { caf, service, id, end } = appointment;
  return personKeys(keyring, appointment).map((personKey, at) => ({
    name: `guard-${at}`,
    write: {
      Put: {
        Item: {
          ...keys.guard(caf, service, personKey),
          kind: 'guard',
          caf,
          appointment: id,
          until: end,
          ttl: ttlAfter(end, 1),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now OR #appointment = :id',
        ExpressionAttributeNames: { '#until': 'until', '#appointment': 'appointment' },
        ExpressionAttributeValues: { ':now': now, ':id': id },
      },
    },
  }));
}

/** Takes the guards away with their appointment; one that has passed to another appointment is let be. */
export function unguardWrites(keyring: Keyring, appointment: Appointment): NamedWrite[] {
  const { caf, service, id } = appointment;
  return personKeys(keyring, appointment).map((personKey, at) => ({
    name: `unguard-${at}`,
    write: {
      Delete: {
        Key: keys.guard(caf, service, personKey),
        ConditionExpression: 'attribute_not_exists(pk) OR #appointment = :id',
        ExpressionAttributeNames: { '#appointment': 'appointment' },
        ExpressionAttributeValues: { ':id': id },
      },
    },
  }));
}

export function isGuardRefusal(failed: ReadonlyMap<string, unknown>): boolean {
  return [...failed.keys()].some((name) => name.startsWith('guard-'));
}
