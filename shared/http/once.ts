import type * as z from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import { itemName, readTogether } from '../store/days.ts';
import {
  idempotencyItemKey,
  type KeyedRequest,
  Remembered,
  recall,
  rememberWrite,
} from '../store/idempotency.ts';
import { parseIfAny } from '../store/items.ts';
import type { NamedWrite } from '../store/transact.ts';
import { keyedRequest } from './idempotent.ts';
import type { Operation } from './operation.ts';
import type { Staff } from './staff.ts';

interface KeyedCall {
  readonly staff: Staff;
  readonly now: number;
  readonly idempotencyKey: string | undefined;
  readonly rawBody: string;
}

/**
 * Does a thing once per `Idempotency-Key` (B6): `work` adds the writes it is handed to its transaction, and says
 * `repeated` when the one named `idempotency` was refused.
 * @throws DomainError KEY_REUSED when the key came with another body.
 */
export async function once<T>(
  deps: Deps,
  call: KeyedCall,
  operation: Operation & { readonly success: { readonly body: z.ZodType<T, T> } },
  work: (remember: (answer: T) => NamedWrite[]) => Promise<T | 'repeated'>,
): Promise<T> {
  const request = keyedRequest(operation, { ...call, caf: call.staff.caf }, call.staff.subject);
  const before = await remembered(deps, request, call.now);
  if (before !== undefined) return operation.success.body.parse(before);
  let done: T | 'repeated';
  try {
    done = await work((answer) =>
      request === undefined ? [] : [rememberWrite(deps.keys, request, answer, call.now)],
    );
  } catch (error) {
    // What refused it may be what the same request has just done.
    const isOwn = error instanceof DomainError && (await remembered(deps, request, call.now)) !== undefined;
    if (!isOwn) throw error;
    done = 'repeated';
  }
  if (done !== 'repeated') return done;
  const other = await remembered(deps, request, call.now);
  if (other === undefined) throw new DomainError('CHANGED_MEANWHILE');
  return operation.success.body.parse(other);
}

async function remembered(deps: Deps, request: KeyedRequest | undefined, now: number): Promise<unknown> {
  if (request === undefined) return undefined;
  const key = idempotencyItemKey(deps.keys, request);
  const found = await readTogether(deps.store, [key]);
  return recall(deps.keys, request, parseIfAny(Remembered, found.get(itemName(key))), now);
}
