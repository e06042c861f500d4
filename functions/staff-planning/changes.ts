import { DomainError } from '../../shared/domain/errors.ts';

/** A change without an idempotency key is never a repeated one; kept as a refusal rather than believed. */
export function unlessRepeated<T>(result: T | 'repeated'): T {
  if (result === 'repeated') throw new DomainError('CHANGED_MEANWHILE');
  return result;
}
