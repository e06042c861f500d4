import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import { itemName, readTogether } from '../store/days.ts';
import { idempotencyItemKey, type KeyedRequest, Remembered, recall } from '../store/idempotency.ts';
import { parseIfAny } from '../store/items.ts';
import type { Refusal } from '../store/transact.ts';
import type { Found } from './take.ts';

/**
 * The answer remembered under the request's key, from what was read (B6).
 * @throws DomainError KEY_REUSED when the body was another.
 */
export function recalled(deps: Deps, request: KeyedRequest | undefined, found: Found, now: number): unknown {
  if (request === undefined) return undefined;
  const item = found.get(itemName(idempotencyItemKey(deps.keys, request)));
  return recall(deps.keys, request, parseIfAny(Remembered, item), now);
}

/** The same, when another request with that key won the race: its record is in the refusal. */
export function replayed(
  deps: Deps,
  request: KeyedRequest | undefined,
  failed: Refusal,
  now: number,
): unknown {
  if (request === undefined || !failed.has('idempotency')) return undefined;
  return recall(deps.keys, request, parseIfAny(Remembered, failed.get('idempotency')), now);
}

/**
 * Checks a request; if it no longer passes but was answered before under its key, that answer stands (B6): what was a good hour
 * then may be past now.
 */
export async function answeredBefore<T>(
  deps: Deps,
  request: KeyedRequest | undefined,
  now: number,
  check: () => T | Promise<T>,
): Promise<{ kind: 'checked'; value: T } | { kind: 'before'; answer: unknown }> {
  try {
    return { kind: 'checked', value: await check() };
  } catch (error) {
    if (request === undefined || !(error instanceof DomainError)) throw error;
    const found = await readTogether(deps.store, [idempotencyItemKey(deps.keys, request)]);
    const answer = recalled(deps, request, found, now);
    if (answer === undefined) throw error;
    return { kind: 'before', answer };
  }
}
