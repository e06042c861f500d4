import type { KeyedRequest } from '../store/idempotency.ts';
import type { Operation } from './operation.ts';

/** What a request with an `Idempotency-Key` is remembered under (B6); nothing without a key. `caller`: `public` or a subject. */
export function keyedRequest(
  operation: Operation,
  call: { caf: { code: string }; idempotencyKey: string | undefined; rawBody: string },
  caller: string,
): KeyedRequest | undefined {
  if (call.idempotencyKey === undefined) return undefined;
  return {
    caf: call.caf.code,
    route: operation.id,
    caller,
    key: call.idempotencyKey,
    body: call.rawBody,
  };
}
