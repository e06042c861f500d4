import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DomainError } from '../domain/errors.ts';
import type { Store } from './client.ts';
import { patiently } from './patience.ts';

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
  /** What the whole act answers when this condition fails; without it, that is for whoever acts to say. */
  readonly refused?: () => DomainError;
}

/** Names of the failed conditions, with the item as it stands in the table. */
export type Refusal = Map<string, Record<string, unknown> | undefined>;

export type Transacted = { readonly ok: true } | { readonly ok: false; readonly failed: Refusal };

/**
 * Writes all or nothing. A failed condition is an answer; a conflict with another transaction, throttling and silence are
 * met with further attempts. Every attempt carries one token, so a request whose answer was lost is answered as the first.
 * @throws StoreBusy when every attempt met one of these; DomainError of a refused write that carries one.
 */
export function transact(store: Store, writes: readonly NamedWrite[]): Promise<Transacted> {
  const command = {
    TransactItems: writes.map(({ write }) => returningOld(store, write)),
    ClientRequestToken: crypto.randomUUID(),
  };
  return patiently(async () => {
    try {
      await store.client.send(new TransactWriteCommand(command));
      return { ok: true };
    } catch (error) {
      const failed = refusal(error, writes);
      if (failed === undefined || failed.size === 0) throw error;
      const final = writes.find(({ name, refused }) => refused !== undefined && failed.has(name));
      if (final?.refused !== undefined) throw final.refused();
      return { ok: false, failed };
    }
  });
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
