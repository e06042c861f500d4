import type * as z from 'zod';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { type KeyedRequest, recall, rememberWrite } from '../store/idempotency.ts';
import type { NamedWrite } from '../store/transact.ts';
import type { Operation } from './operation.ts';
import type { Staff } from './staff.ts';

type KeyedCall = {
  readonly now: number;
  readonly idempotencyKey: string | undefined;
  readonly rawBody: string;
} & ({ readonly staff: Staff } | { readonly staff: undefined; readonly caf: Caf });

/** Makes the writes that remember an answer: part of the transaction of the act, so that it stands once or not at all. */
type Remember<T> = (answer: T) => NamedWrite[];

/**
 * Does a thing once per `Idempotency-Key` (B6). Nothing is read before: the act is done with what remembers its answer, which refuses
 * a second one. Whatever refuses it may be what the same request has just done, or did when the hour was still to come: then that
 * answer stands.
 * @throws DomainError KEY_REUSED when the key came with another body.
 */
export async function once<T>(
  deps: Deps,
  call: KeyedCall,
  operation: Pick<Operation, 'id'> & { readonly success: { readonly body: z.ZodType<T, T> } },
  act: (remember: Remember<T>) => Promise<T>,
): Promise<T> {
  const request = keyedRequest(operation, call);
  if (request === undefined) return act(() => []);
  try {
    return await act((answer) => [rememberWrite(deps.keys, request, answer, call.now)]);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const before = await recall(deps, request, call.now);
    if (before === undefined) throw error;
    return operation.success.body.parse(before);
  }
}

/** What a request is remembered under; nothing without a key. */
function keyedRequest({ id: route }: Pick<Operation, 'id'>, call: KeyedCall): KeyedRequest | undefined {
  const { idempotencyKey: key, rawBody: body } = call;
  if (key === undefined) return undefined;
  const { caf, subject: caller } = call.staff ?? { caf: call.caf, subject: 'public' };
  return { caf: caf.code, route, caller, key, body };
}
