import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/**
 * The store was too busy for every attempt. A write whose answer was lost may stand all the same: the same request with its
 * key finds it (B6), and what is pending or held runs out.
 */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** Each is up to three of the SDK's own; the function's time limit ends the wait of a person sooner. */
const ATTEMPTS = 12;

/**
 * Tries again what met throttling, a conflict or silence, with growing random pauses. Give it work that may be done twice:
 * reads, and writes that carry one token.
 * @throws StoreBusy when every attempt met one of these.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || error instanceof StoreBusy) throw error;
      if (attempt === ATTEMPTS) throw new StoreBusy();
      await pause(attempt);
    }
  }
}

const PASSING = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TimeoutError',
  'InternalServerError',
  'ServiceUnavailable',
]);
const UNREACHED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/** Worth another attempt: nothing was written, or the same writes again would meet their own conditions. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreBusy) return true;
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && PASSING.has(Code));
  if (!(error instanceof Error)) return false;
  return PASSING.has(error.name) || ('code' in error && UNREACHED.has(String(error.code)));
}

/** A random pause, longer with every attempt, at most 0.8 s. */
export function pause(attempt: number): Promise<void> {
  const longest = Math.min(25 * 2 ** attempt, 800);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
