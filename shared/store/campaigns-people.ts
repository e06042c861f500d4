import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { nameKey, type Person } from '../domain/person.ts';
import { CafCode, LocalDate } from '../domain/words.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

const KEPT_DAYS = 731;

/** A set of texts; DynamoDB drops an empty one. */
const Texts = z.custom<Set<string>>((value) => value instanceof Set, 'not a set of texts').optional();

/** Somebody wants no letters (F2): `by` names the invitation and, as a keyed hash, the name behind each wish. */
export const Objection = z.strictObject({ caf: CafCode, by: Texts });

/** A death: `deceased`, or a household of which somebody died, until a day (L7). */
export const Mourning = z.strictObject({ caf: CafCode, deceased: z.boolean(), until: LocalDate.optional() });

/** An address from which a letter came back, set aside until a list gives another one (L8). */
export const DeadAddress = z.strictObject({ caf: CafCode, at: z.int() });

/** Whose mailbox it is: keyed hashes of names; more than one, and no letter goes there (L4). */
export const MailboxHolders = z.strictObject({ caf: CafCode, names: Texts });

/** F2, either way and as often as one likes. An objection outlives the erasure of everything else, as a keyed hash (D2). */
export function objectionWrite(caf: string, hash: string, by: string, objects: boolean): NamedWrite {
  return {
    name: 'objection',
    write: {
      Update: setChange(keys.objection(caf, hash), 'objection', {
        caf,
        verb: objects ? 'ADD' : 'DELETE',
        set: 'by',
        members: [by],
      }),
    },
  };
}

/** The name that somebody has at their mailbox (L4). */
export function holderOf(keyring: Keyring, person: Pick<Person, 'firstName' | 'lastName'>): string {
  return keyring.hash('person', `holder|${nameKey(person)}`);
}

/** L4: this name has this mailbox; may be added to any transaction, since it is never refused. */
export const mailboxHolderWrite = (caf: string, addressHash: string, name: string, now: number): NamedWrite =>
  mailboxHoldersWrite(caf, addressHash, [name], now);

/** The same for several who share it. */
export function mailboxHoldersWrite(
  caf: string,
  addressHash: string,
  names: readonly string[],
  now: number,
): NamedWrite {
  return {
    name: 'holder',
    write: {
      Update: setChange(keys.mailboxHolders(caf, addressHash), 'mailbox-holders', {
        caf,
        verb: 'ADD',
        set: 'names',
        members: names,
        ttl: ttlAfter(now, KEPT_DAYS),
      }),
    },
  };
}

/** L7. `until`: for a household, the last day. A later day wins. */
export function mourningWrite(
  caf: string,
  hash: string,
  until: LocalDate | undefined,
  now: number,
): NamedWrite {
  return {
    name: 'mourning',
    write: {
      Put: {
        Item: {
          ...keys.mourning(caf, hash),
          kind: 'mourning',
          caf,
          deceased: until === undefined,
          ...(until === undefined ? {} : { until }),
          ttl: until === undefined ? ttlAfter(now, KEPT_DAYS) : ttlAfter(Date.parse(until), 31),
        },
        ConditionExpression: 'attribute_not_exists(#until) OR #until <= :until',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': until ?? '9999-12-31' },
      },
    },
  };
}

export function deadAddressWrite(caf: string, hash: string, now: number): NamedWrite {
  return {
    name: 'dead-address',
    write: {
      Put: {
        Item: {
          ...keys.deadAddress(caf, hash),
          kind: 'dead-address',
          caf,
          at: now,
          ttl: ttlAfter(now, KEPT_DAYS),
        },
      },
    },
  };
}

function setChange(
  Key: { pk: string; sk: string },
  kind: string,
  {
    caf,
    verb,
    set,
    members,
    ttl,
  }: { caf: string; verb: 'ADD' | 'DELETE'; set: string; members: readonly string[]; ttl?: number },
) {
  return {
    Key,
    UpdateExpression: `SET #kind = :kind, #caf = :caf${ttl === undefined ? '' : ', #ttl = :ttl'} ${verb} #set :members`,
    ExpressionAttributeNames: {
      '#kind': 'kind',
      '#caf': 'caf',
      '#set': set,
      ...(ttl === undefined ? {} : { '#ttl': 'ttl' }),
    },
    ExpressionAttributeValues: {
      ':kind': kind,
      ':caf': caf,
      ':members': new Set(members),
      ...(ttl === undefined ? {} : { ':ttl': ttl }),
    },
  };
}
