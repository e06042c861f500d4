import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Store } from './client.ts';

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Tableless<K extends keyof Item> = Omit<NonNullable<Item[K]>, 'TableName'>;

/** One write of a transaction; the table is added when it is sent. */
export type Write =
  | { readonly Put: Tableless<'Put'> }
  | { readonly Update: Tableless<'Update'> }
  | { readonly Delete: Tableless<'Delete'> }
  | { readonly ConditionCheck: Tableless<'ConditionCheck'> };

/** A write with a name, so that a refusal says which condition failed, not which number. */
export interface NamedWrite {
  readonly name: string;
  readonly write: Write;
}

/** Names of the failed conditions, with the item as it stands in the table. */
export type Refusal = Map<string, Record<string, unknown> | undefined>;

export type Transacted = { readonly ok: true } | { readonly ok: false; readonly failed: Refusal };

/** The store was too busy for every attempt; nothing was written. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

const ATTEMPTS = 6;
/** No attempt is begun after this, ms: somebody waits for the answer. */
const PATIENCE = 8_000;

/**
 * Writes all or nothing. A failed condition is an answer; a conflict with another transaction or throttling is tried
 * again, at most six times in all, with growing random pauses. Every attempt carries one token, so a request whose answer was lost is
 * answered as the first.
 * @throws StoreBusy when every attempt met conflicts or throttling.
 */
export async function transact(store: Store, writes: readonly NamedWrite[]): Promise<Transacted> {
  const input = writes.map(({ write }) => returningOld(store, write));
  const token = crypto.randomUUID();
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await store.client.send(new TransactWriteCommand({ TransactItems: input, ClientRequestToken: token }));
      return { ok: true };
    } catch (error) {
      const failed = refusal(error, writes);
      if (failed !== undefined && failed.size > 0) return { ok: false, failed };
      if (!isPassing(error)) throw error;
      if (attempt === ATTEMPTS || performance.now() - started > PATIENCE) throw new StoreBusy();
      await pause(attempt);
    }
  }
}

function returningOld(store: Store, write: Write): Item {
  const shared = { TableName: store.table, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if ('Put' in write) return { Put: { ...write.Put, ...shared } };
  if ('Update' in write) return { Update: { ...write.Update, ...shared } };
  if ('Delete' in write) return { Delete: { ...write.Delete, ...shared } };
  return { ConditionCheck: { ...write.ConditionCheck, ...shared } };
}

function refusal(error: unknown, writes: readonly NamedWrite[]): Refusal | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const failed: Refusal = new Map();
  error.CancellationReasons?.forEach((reason, at) => {
    const name = writes[at]?.name;
    if (reason.Code === 'ConditionalCheckFailed' && name !== undefined)
      failed.set(name, reason.Item === undefined ? undefined : unmarshall(reason.Item));
  });
  return failed;
}

const PASSING = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TimeoutError',
  'InternalServerError',
]);

/** Worth another attempt: nothing was written, or the same writes again would meet their own conditions. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreBusy) return true;
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && PASSING.has(Code));
  return error instanceof Error && PASSING.has(error.name);
}

function pause(attempt: number): Promise<void> {
  const longest = Math.min(25 * 2 ** attempt, 800);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
