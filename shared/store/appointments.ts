import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Appointment } from '../domain/appointment.ts';
import { searchKey } from '../domain/person.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

/** D2 [A]: 24 months after the appointment, then gone; a week for what was never confirmed. */
const KEPT_DAYS = { appointment: 731, neverConfirmed: 7 } as const;

/** One appointment, read consistently; another Caf's id finds nothing (D5). */
export async function getAppointment(
  store: Store,
  caf: string,
  id: string,
): Promise<Appointment | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.appointment(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(Appointment, answer.Item);
}

/** Many appointments by id, in as few round trips as there are hundreds; unknown ids are left out. */
export async function getAppointments(
  store: Store,
  caf: string,
  ids: readonly string[],
): Promise<Appointment[]> {
  return readMany(
    store,
    Appointment,
    ids.map((id) => keys.appointment(caf, id)),
  );
}

/**
 * An appointment as stored. While pending it stands in the tidier's index; once confirmed in the index of people by
 * name, and, with an allocataire number, beside the others of that household (B2).
 */
export function appointmentItem(
  appointment: Appointment,
  numberHash: string | undefined,
): Record<string, unknown> {
  const { caf, id, state } = appointment;
  return {
    ...keys.appointment(caf, id),
    kind: 'appointment',
    ...appointment,
    ...placeInIndexes(appointment),
    ...(numberHash !== undefined && state.status === 'confirmed'
      ? indexKeys.householdNumber(caf, numberHash, id)
      : {}),
    ttl:
      state.status === 'pending' || state.status === 'expired'
        ? ttlAfter(appointment.createdAt, KEPT_DAYS.neverConfirmed)
        : ttlAfter(appointment.end, KEPT_DAYS.appointment),
  };
}

function placeInIndexes({ caf, id, person, start, state }: Appointment): Record<string, string> {
  switch (state.status) {
    case 'pending':
      return indexKeys.expiring(isoOf(state.expiresAt), `${caf}#${id}`);
    case 'expired':
      return {};
    case 'confirmed':
    case 'cancelled':
    case 'closed':
      return indexKeys.people(caf, searchKey(person), isoOf(start));
  }
}

/** Puts a new appointment; refused under the name `appointment` when the id is taken. */
export function createAppointmentWrite(appointment: Appointment, numberHash: string | undefined): NamedWrite {
  return {
    name: 'appointment',
    write: {
      Put: {
        Item: appointmentItem(appointment, numberHash),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** Replaces an appointment by what it becomes, on condition that nobody changed its state, version, contact or offer since it was read. */
export function changeAppointmentWrite(
  was: Appointment,
  becomes: Appointment,
  numberHash: string | undefined,
): NamedWrite {
  return {
    name: 'appointment',
    write: {
      Put: {
        Item: appointmentItem(becomes, numberHash),
        ConditionExpression: `#version = :version AND #contactVersion = :contactVersion AND #state = :state AND ${
          was.offer === undefined ? 'attribute_not_exists(#offer)' : '#offer = :offer'
        }`,
        ExpressionAttributeNames: {
          '#version': 'version',
          '#contactVersion': 'contactVersion',
          '#state': 'state',
          '#offer': 'offer',
        },
        ExpressionAttributeValues: {
          ':version': was.version,
          ':contactVersion': was.contactVersion,
          ':state': was.state,
          ...(was.offer === undefined ? {} : { ':offer': was.offer }),
        },
      },
    },
  };
}

/** Erases the needs of a visit that is over by `now` (B12); false when it has been moved ahead or is gone meanwhile. */
export async function eraseNeeds(
  store: Store,
  { caf, id }: Pick<Appointment, 'caf' | 'id'>,
  now: number,
): Promise<boolean> {
  return updateIf(store, {
    Key: keys.appointment(caf, id),
    UpdateExpression: 'SET #needs = :none',
    ConditionExpression: '#end <= :now',
    ExpressionAttributeNames: { '#needs': 'needs', '#end': 'end' },
    ExpressionAttributeValues: { ':none': [], ':now': now },
  });
}
