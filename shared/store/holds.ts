import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { LocalDate, Mode, Slug } from '../domain/words.ts';
import type { Store } from './client.ts';
import { isoOf, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/** A time kept while a form is filled in: no personal data, the address as a keyed hash. Instants: epoch ms. */
export const Hold = z.strictObject({
  id: z.string(),
  caf: z.string(),
  professional: Slug,
  date: LocalDate,
  cell: z.int(),
  /** Cells kept, pause included. */
  cells: z.int().min(1),
  /** The group session in which it keeps a seat: its day keeps no cells for it. */
  session: z.string().optional(),
  service: Slug,
  place: Slug,
  mode: Mode,
  start: z.int(),
  until: z.int(),
  prolonged: z.boolean(),
  /** Which of its address's few places this hold fills. */
  seat: z.strictObject({ address: z.string(), number: z.int() }),
});
export type Hold = z.infer<typeof Hold>;

/** Also the key of the hold's entry in its day. */
export const holdId = (token: string): string => hashToken(token);
/** Of a SHA-256 in base64url. */
const HOLD_ID = /^[\w-]{43}$/;

/** Many holds by id, read consistently; ids of anything else, and of holds that are gone, are left out. */
export async function getHolds(store: Store, ids: readonly string[]): Promise<Hold[]> {
  return readMany(
    store,
    Hold,
    ids.filter((id) => HOLD_ID.test(id)).map((id) => keys.hold(id)),
  );
}

/** A new hold; refused as `hold` if its token was used before. */
export function createHoldWrite(hold: Hold): NamedWrite {
  return {
    name: 'hold',
    write: { Put: { Item: holdItem(hold), ConditionExpression: 'attribute_not_exists(pk)' } },
  };
}

export function prolongHoldWrite(was: Hold, until: number): NamedWrite {
  return {
    name: 'hold',
    write: {
      Put: {
        Item: holdItem({ ...was, until, prolonged: true }),
        ConditionExpression: '#until = :until AND #prolonged = :was',
        ExpressionAttributeNames: { '#until': 'until', '#prolonged': 'prolonged' },
        ExpressionAttributeValues: { ':until': was.until, ':was': was.prolonged },
      },
    },
  };
}

/** Takes the hold away, once; its place among its address's holds with it. Refused as `old-hold` when it is gone. */
export function endHoldWrites(hold: Hold): NamedWrite[] {
  return [
    {
      name: 'old-hold',
      write: { Delete: { Key: keys.hold(hold.id), ConditionExpression: 'attribute_exists(pk)' } },
    },
    ...leaveSeatWrites(hold),
  ];
}

/**
 * Takes away a hold that ran out; refused as `old-hold` when it has been prolonged since it was read, and as `old-seat` when
 * another hold has its place by now.
 */
export function expireHoldWrites(hold: Hold): NamedWrite[] {
  return [
    {
      name: 'old-hold',
      write: {
        Delete: {
          Key: keys.hold(hold.id),
          ConditionExpression: '#until = :until',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':until': hold.until },
        },
      },
    },
    ...leaveSeatWrites(hold),
  ];
}

function leaveSeatWrites(hold: Hold): NamedWrite[] {
  return [
    {
      name: 'old-seat',
      write: {
        Delete: {
          Key: seatKey(hold.caf, hold.seat.address, hold.seat.number),
          ConditionExpression: 'attribute_not_exists(pk) OR #hold = :hold',
          ExpressionAttributeNames: { '#hold': 'hold' },
          ExpressionAttributeValues: { ':hold': hold.id },
        },
      },
    },
  ];
}

/** A place of an address, and the hold that fills it until it runs out (epoch ms). */
export const Seat = z.strictObject({ hold: z.string(), until: z.int() });
export type Seat = z.infer<typeof Seat>;

/** Keys of all places an address has, to be read together. */
export function seatKeys(caf: string, address: string, count: number): { pk: string; sk: string }[] {
  return Array.from({ length: count }, (_, number) => seatKey(caf, address, number));
}

/** Whether a place is free, from what was read at its key. */
export function isSeatFree(item: Record<string, unknown> | undefined, now: number): boolean {
  return item === undefined || parseItem(Seat, item).until <= now;
}

/** Fills a place; refused as `seat` while another hold of that address fills it. */
export function seatWrite(hold: Hold, now: number, replaces: string | undefined): NamedWrite {
  return {
    name: 'seat',
    write: {
      Put: {
        Item: {
          ...seatKey(hold.caf, hold.seat.address, hold.seat.number),
          kind: 'hold-seat',
          hold: hold.id,
          until: hold.until,
          ttl: ttlAfter(hold.until, 1),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now OR #hold IN (:hold, :replaced)',
        ExpressionAttributeNames: { '#until': 'until', '#hold': 'hold' },
        ExpressionAttributeValues: { ':now': now, ':hold': hold.id, ':replaced': replaces ?? hold.id },
      },
    },
  };
}

export const addressHash = (keyring: Keyring, address: string): string => keyring.hash('address', address);

function holdItem(hold: Hold): Record<string, unknown> {
  return {
    ...keys.hold(hold.id),
    kind: 'hold',
    ...hold,
    ...indexKeys.expiring(isoOf(hold.until), `${hold.caf}#${hold.id}`),
    ttl: ttlAfter(hold.until, 1),
  };
}

export const seatKey = (caf: string, address: string, number: number) =>
  keys.rate(caf, address, `hold-seat#${number}`);
