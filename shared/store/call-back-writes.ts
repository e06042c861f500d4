import type { Keyring } from '../config/keyring.ts';
import type { CallBack } from '../domain/call-back.ts';
import { nameKey } from '../domain/person.ts';
import { isoOf, ttlAfter } from './items.ts';
import { indexKeys, keys as itemKeys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

/** D2: so long after it was left if nobody ever calls, or after it is done. */
const KEPT_DAYS = { open: 731, done: 30 } as const;

export const guardKeyOf = (keys: Keyring, { caf, service, person }: CallBack) =>
  itemKeys.callBackGuard(caf, service, keys.hash('person', `${nameKey(person)}|p|${person.phone}`));

export function createWrite(callBack: CallBack): NamedWrite {
  const { caf, id, createdAt } = callBack;
  const Item = {
    ...itemKeys.callBack(caf, id),
    kind: 'call-back',
    ...callBack,
    ...indexKeys.openCallBack(caf, isoOf(createdAt), id),
    ttl: ttlAfter(createdAt, KEPT_DAYS.open),
  };
  return { name: 'call-back', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

/** Refused while another call-back is open; `gone` is one that the guard still names and that is no longer. */
export function guardWrite(
  key: { pk: string; sk: string },
  callBack: CallBack,
  gone: string | undefined,
): NamedWrite {
  return {
    name: 'call-back-guard',
    write: {
      Put: {
        Item: {
          ...key,
          kind: 'call-back-guard',
          callBack: callBack.id,
          ttl: ttlAfter(callBack.createdAt, KEPT_DAYS.open),
        },
        ...(gone === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'attribute_not_exists(pk) OR #callBack = :gone',
              ExpressionAttributeNames: { '#callBack': 'callBack' },
              ExpressionAttributeValues: { ':gone': gone },
            }),
      },
    },
  };
}

/** Adds what is said now to what was said before; refused when somebody else changed or closed it meanwhile. */
export function repeatWrite(open: CallBack, again: Pick<CallBack, 'hours' | 'needs'>): NamedWrite {
  return {
    name: 'call-back',
    write: {
      Update: {
        Key: itemKeys.callBack(open.caf, open.id),
        UpdateExpression: 'SET #hours = :hours, #needs = :needs',
        ConditionExpression: '#state.#status = :open AND #hours = :hoursAsRead AND #needs = :needsAsRead',
        ExpressionAttributeNames: {
          '#hours': 'hours',
          '#needs': 'needs',
          '#state': 'state',
          '#status': 'status',
        },
        ExpressionAttributeValues: {
          ':hours': [...new Set([...open.hours, ...again.hours])],
          ':needs': [...new Set([...open.needs, ...again.needs])],
          ':hoursAsRead': open.hours,
          ':needsAsRead': open.needs,
          ':open': 'open',
        },
      },
    },
  };
}

/** Off the list: without the index's keys. */
export function closeWrite(closed: CallBack, at: number): NamedWrite {
  return {
    name: 'call-back',
    write: {
      Put: {
        Item: {
          ...itemKeys.callBack(closed.caf, closed.id),
          kind: 'call-back',
          ...closed,
          ttl: ttlAfter(at, KEPT_DAYS.done),
        },
        ConditionExpression: '#state.#status = :open',
        ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'open' },
      },
    },
  };
}

export function unguardWrite(key: { pk: string; sk: string }, id: string): NamedWrite {
  return {
    name: 'call-back-guard',
    write: {
      Delete: {
        Key: key,
        ConditionExpression: 'attribute_not_exists(pk) OR #callBack = :id',
        ExpressionAttributeNames: { '#callBack': 'callBack' },
        ExpressionAttributeValues: { ':id': id },
      },
    },
  };
}
