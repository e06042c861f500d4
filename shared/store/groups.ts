import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GroupSession } from '../domain/group.ts';
import type { SeatChange, SeatClaim } from '../domain/group-seats.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { newNudge } from './nudge.ts';
import { patiently } from './patience.ts';
import { queryAll, queryPages } from './query.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: as long as the appointments that were registrations. */
const KEPT_DAYS = 731;

/** One session, read consistently; another Caf's id finds nothing (D5). */
export async function getGroup(store: Store, caf: string, id: string): Promise<GroupSession | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.groupSession(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(GroupSession, answer.Item);
}

/** Many sessions by id; unknown ids are left out. */
export async function getGroups(store: Store, caf: string, ids: readonly string[]): Promise<GroupSession[]> {
  return readMany(
    store,
    GroupSession,
    ids.map((id) => keys.groupSession(caf, id)),
  );
}

/** Sessions of a Caf that begin in `[from, to)`, epoch ms, by their start; eventually consistent. */
export async function groupsBetween(
  store: Store,
  caf: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<GroupSession[]> {
  if (from >= to) return [];
  const partition = indexKeys.groupSessions(caf, '', '').gsi1pk;
  const items = await queryAll(store, {
    index: 'gsi1',
    partition,
    sort: { between: [isoOf(from), isoOf(to)] },
  });
  return items.map((item) => parseItem(GroupSession, item));
}

/** Cancelled sessions of every Caf that still have people to tell, the oldest first; eventually consistent. */
export async function* endingGroups(store: Store): AsyncGenerator<GroupSession> {
  const partition = indexKeys.groupEnding('', '').gsi2pk;
  for await (const { items } of queryPages(store, { index: 'gsi2', partition }))
    for (const item of items) yield parseItem(GroupSession, item);
}

/** Puts a new session; refused as `group` when the id is taken. */
export function createGroupWrite(session: GroupSession): NamedWrite {
  return {
    name: 'group',
    write: {
      Put: {
        Item: {
          ...keys.groupSession(session.caf, session.id),
          kind: 'group-session',
          ...session,
          ...indexKeys.groupSessions(session.caf, isoOf(session.start), session.id),
          nudge: newNudge(),
          ttl: ttlAfter(session.end, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** Takes a seat of an open session; the table itself counts that there is never one too many. Refused as `group`. */
export function claimSeatWrite(session: GroupSession, { changes, grows }: SeatClaim): NamedWrite {
  return seatsWrite('group', session, changes, { isOpen: true, grows });
}

/** Gives a registered or held seat another end, of an open session. Refused as `group`. */
export function changeSeatWrite(session: GroupSession, change: SeatChange): NamedWrite {
  return seatsWrite('group', session, [change], { isOpen: true, grows: false });
}

/** Frees seats, of a cancelled session too; a new `nudge` brings them before the waiting list. Refused as `released-group`. */
export function releaseSeatsWrite(session: GroupSession, changes: readonly SeatChange[]): NamedWrite {
  return seatsWrite('released-group', session, changes, { isOpen: false, grows: false, frees: true });
}

function seatsWrite(
  name: string,
  { caf, id }: GroupSession,
  changes: readonly SeatChange[],
  {
    isOpen,
    grows,
    frees = false,
  }: { readonly isOpen: boolean; readonly grows: boolean; readonly frees?: boolean },
): NamedWrite {
  const sets = changes.flatMap(({ becomes }, at) =>
    becomes === undefined ? [] : [`#entries.#e${at} = :b${at}`],
  );
  const removes = changes.flatMap(({ becomes }, at) => (becomes === undefined ? [`#entries.#e${at}`] : []));
  // Only what comes free passes the stream's filter (ADR 0012).
  const set = [...sets, ...(frees ? ['#nudge = :nudge'] : [])];
  const removed = [...removes, ...(frees ? [] : ['#nudge'])];
  const conditions = [
    ...(isOpen ? ['#state.#status = :open'] : []),
    ...(grows ? ['size(#entries) < #seats'] : []),
    ...changes.map(({ was }, at) =>
      was === undefined ? `attribute_not_exists(#entries.#e${at})` : `#entries.#e${at} = :w${at}`,
    ),
  ];
  return {
    name,
    write: {
      Update: {
        Key: keys.groupSession(caf, id),
        UpdateExpression: [
          ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
          ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
        ].join(' '),
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: {
          '#entries': 'entries',
          '#nudge': 'nudge',
          ...(isOpen ? { '#state': 'state', '#status': 'status' } : {}),
          ...(grows ? { '#seats': 'seats' } : {}),
          ...Object.fromEntries(changes.map((change, at) => [`#e${at}`, change.id])),
        },
        ExpressionAttributeValues: {
          ...(isOpen ? { ':open': 'open' } : {}),
          ...(frees ? { ':nudge': newNudge() } : {}),
          ...Object.fromEntries(
            changes.flatMap(({ was }, at) => (was === undefined ? [] : [[`:w${at}`, was]])),
          ),
          ...Object.fromEntries(
            changes.flatMap(({ becomes }, at) => (becomes === undefined ? [] : [[`:b${at}`, becomes]])),
          ),
        },
      },
    },
  };
}

/**
 * Another state of a session, on condition of the one that was read; refused as `group`. A cancelled one waits in the index of
 * those with people to tell.
 */
export function groupStateWrite(was: GroupSession, state: GroupSession['state']): NamedWrite {
  const { caf, id } = was;
  const ending =
    state.status === 'cancelled' ? indexKeys.groupEnding(isoOf(state.at), `${caf}#${id}`) : undefined;
  return groupUpdate(was, {
    update: `SET #state = :state${ending === undefined ? '' : ', #gsi2pk = :gsi2pk, #gsi2sk = :gsi2sk'}`,
    condition: '#state = :was',
    names: {
      '#state': 'state',
      ...(ending === undefined ? {} : { '#gsi2pk': 'gsi2pk', '#gsi2sk': 'gsi2sk' }),
    },
    values: {
      ':state': state,
      ':was': was.state,
      ...(ending === undefined ? {} : { ':gsi2pk': ending.gsi2pk, ':gsi2sk': ending.gsi2sk }),
    },
  });
}

/** More seats than before, of an open session; refused as `group` when they were changed meanwhile. */
export function moreSeatsWrite(was: GroupSession, seats: number): NamedWrite {
  return groupUpdate(was, {
    update: 'SET #seats = :seats, #nudge = :nudge',
    condition: '#seats = :was AND #state.#status = :open',
    names: { '#seats': 'seats', '#nudge': 'nudge', '#state': 'state', '#status': 'status' },
    values: { ':seats': seats, ':nudge': newNudge(), ':was': was.seats, ':open': 'open' },
  });
}

/** Nobody is left to tell; refused as `group` while somebody still has a seat. */
export function groupEndedWrite(was: GroupSession): NamedWrite {
  return groupUpdate(was, {
    update: 'REMOVE #gsi2pk, #gsi2sk',
    condition: 'size(#entries) = :none',
    names: { '#gsi2pk': 'gsi2pk', '#gsi2sk': 'gsi2sk', '#entries': 'entries' },
    values: { ':none': 0 },
  });
}

function groupUpdate(
  { caf, id }: GroupSession,
  how: {
    readonly update: string;
    readonly condition: string;
    readonly names: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): NamedWrite {
  return {
    name: 'group',
    write: {
      Update: {
        Key: keys.groupSession(caf, id),
        UpdateExpression: how.update,
        ConditionExpression: how.condition,
        ExpressionAttributeNames: { ...how.names },
        ExpressionAttributeValues: { ...how.values },
      },
    },
  };
}
