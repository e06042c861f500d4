import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import type { Caf } from '../domain/caf.ts';
import { CallBack, type CallBackResult, callBackOverdueAt } from '../domain/call-back.ts';
import { DomainError } from '../domain/errors.ts';
import type { LocalDate } from '../domain/words.ts';
import {
  closeWrite,
  createWrite,
  guardKeyOf,
  guardWrite,
  repeatWrite,
  unguardWrite,
} from './call-back-writes.ts';
import type { Store } from './client.ts';
import { parseIfAny, parseItem } from './items.ts';
import { indexKeys, keys as itemKeys } from './keys.ts';
import { queryAll } from './query.ts';
import { type NamedWrite, type Transacted, transact } from './transact.ts';

interface Kept {
  readonly store: Store;
  readonly keys: Keyring;
}

export const Guard = z.strictObject({ callBack: z.string() });

/**
 * Leaves a call-back, once: while one of the same name and phone, all that a call-back has, for the same service is open, that one takes
 * the hours and needs said as well, and answers. `alongside(id)` is written in the same transaction; its refusals are the
 * caller's to answer. @throws DomainError BUSY when others got in between three times.
 */
export async function leaveCallBack(
  { store, keys }: Kept,
  callBack: CallBack,
  alongside: (id: string) => readonly NamedWrite[],
): Promise<{ readonly ok: true; readonly id: string } | Extract<Transacted, { ok: false }>> {
  const guardKey = guardKeyOf(keys, callBack);
  let gone: string | undefined;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const first = await transact(store, [
      createWrite(callBack),
      guardWrite(guardKey, callBack, gone),
      ...alongside(callBack.id),
    ]);
    if (first.ok) return { ok: true, id: callBack.id };
    const open = parseIfAny(Guard, first.failed.get('call-back-guard'))?.callBack;
    if (open === undefined) return first;
    const before = await getCallBack(store, callBack.caf, open);
    if (before?.state.status !== 'open') {
      gone = open;
      continue;
    }
    const again = await transact(store, [repeatWrite(before, callBack), ...alongside(open)]);
    if (again.ok) return { ok: true, id: open };
    if (!again.failed.has('call-back')) return again;
  }
  throw new DomainError('BUSY');
}

/** Open call-backs of a Caf, the longest waiting first, for the secretariat. */
export async function listOpenCallBacks(store: Store, caf: string): Promise<CallBack[]> {
  const items = await queryAll(store, {
    index: 'gsi1',
    partition: indexKeys.openCallBack(caf, '', '').gsi1pk,
  });
  return items.map((item) => parseItem(CallBack, item));
}

/** Open call-backs that have waited longer than the Caf allows (B5), for the alarm. Without `isHoliday` holidays count as working days. */
export async function overdueCallBacks(
  store: Store,
  caf: Pick<Caf, 'code' | 'zone' | 'limits'>,
  now: number,
  isHoliday?: (date: LocalDate) => boolean,
): Promise<CallBack[]> {
  const rule = {
    zone: caf.zone,
    workingDays: caf.limits.callBackAlarmWorkingDays,
    ...(isHoliday === undefined ? {} : { isHoliday }),
  };
  const open = await listOpenCallBacks(store, caf.code);
  return open.filter((callBack) => callBackOverdueAt(callBack.createdAt, rule) <= now);
}

/**
 * Ticks a call-back off; needs are erased (B12). Ticked off before, it stays as it was then. @throws DomainError NOT_FOUND.
 */
export async function closeCallBack(
  { store, keys }: Kept,
  caf: string,
  id: string,
  done: { readonly by: string; readonly at: number; readonly result: CallBackResult },
): Promise<CallBack> {
  const callBack = await getCallBack(store, caf, id);
  if (callBack === undefined) throw new DomainError('NOT_FOUND');
  if (callBack.state.status === 'done') return callBack;
  const closed: CallBack = { ...callBack, needs: [], state: { status: 'done', ...done } };
  const written = await transact(store, [
    closeWrite(closed, done.at),
    unguardWrite(guardKeyOf(keys, callBack), id),
  ]);
  if (written.ok) return closed;
  const now = await getCallBack(store, caf, id);
  if (now?.state.status === 'done') return now;
  throw new DomainError('CHANGED_MEANWHILE');
}

async function getCallBack(store: Store, caf: string, id: string): Promise<CallBack | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: itemKeys.callBack(caf, id), ConsistentRead: true }),
  );
  return parseIfAny(CallBack, answer.Item);
}
