import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Store } from '../../shared/store/client.ts';

/** What befalls one attempt of the SDK. Only `lost-answer` lets a write take effect first. */
export type Fault =
  | { readonly kind: 'conflict' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'cancelled-by-throttling' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'unprocessed-keys' }
  /** A single write meets a transaction on its item. */
  | { readonly kind: 'item-in-use' };
export type FaultKind = Fault['kind'];

/** One attempt: `command` as `TransactWriteItemsCommand`, `number` counted from 1 over all commands. */
export interface Attempt {
  readonly command: string;
  readonly number: number;
}

export interface Injected {
  /** How often each fault struck. */
  readonly counts: ReadonlyMap<FaultKind, number>;
  stop(): void;
}

/**
 * Lets faults strike below the SDK's own retries, where the network and the service would: `decide` is asked before every
 * attempt. A fault that cannot befall a command (a conflict of a query) passes it by.
 */
export function injectFaults(store: Store, decide: (attempt: Attempt) => FaultKind | undefined): Injected {
  const counts = new Map<FaultKind, number>();
  let number = 0;
  const name = `faults-${crypto.randomUUID()}`;
  store.client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context['commandName']);
      number += 1;
      const fault = decide({ command, number });
      if (fault === undefined || !befalls(fault, command)) return next(args);
      counts.set(fault, (counts.get(fault) ?? 0) + 1);
      if (fault === 'lost-answer') {
        await next(args);
        throw timeout();
      }
      if (fault === 'unprocessed-keys') {
        const answer = await next(args);
        leaveKeysUnprocessed(answer.output);
        return answer;
      }
      throw errorOf(fault, args.input);
    },
    { step: 'finalizeRequest', priority: 'low', name },
  );
  return { counts, stop: () => void store.client.middlewareStack.remove(name) };
}

/** Faults at given chances (0 to 1) of every attempt, the same ones for the same seed and order of calls. */
export function injectAtRandom(
  store: Store,
  chances: Readonly<Partial<Record<FaultKind, number>>>,
  seed = 1,
): Injected {
  const random = randomFrom(seed);
  const kinds = FAULTS.flatMap((kind) =>
    (chances[kind] ?? 0) > 0 ? [[kind, chances[kind] ?? 0] as const] : [],
  );
  return injectFaults(store, ({ command }) => {
    for (const [kind, chance] of kinds) if (befalls(kind, command) && random() < chance) return kind;
    return undefined;
  });
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FAULTS: readonly FaultKind[] = [
  'conflict',
  'throttled',
  'cancelled-by-throttling',
  'unreachable',
  'lost-answer',
  'unprocessed-keys',
  'item-in-use',
];

function befalls(fault: FaultKind, command: string): boolean {
  switch (fault) {
    case 'conflict':
    case 'cancelled-by-throttling':
      return command === 'TransactWriteItemsCommand';
    case 'item-in-use':
      return /^(PutItem|UpdateItem|DeleteItem)Command$/.test(command);
    case 'lost-answer':
      return /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem)Command$/.test(command);
    case 'unprocessed-keys':
      return command === 'BatchGetItemCommand';
    case 'throttled':
    case 'unreachable':
      return true;
  }
}

function errorOf(fault: Exclude<FaultKind, 'lost-answer' | 'unprocessed-keys'>, input: unknown): Error {
  switch (fault) {
    case 'conflict':
      return cancelled('TransactionConflict', input);
    case 'cancelled-by-throttling':
      return cancelled('ThrottlingError', input);
    case 'unreachable':
      return timeout();
    case 'item-in-use':
      return refused('TransactionConflictException', 'Transaction is ongoing for the item.');
    case 'throttled':
      return refused('ProvisionedThroughputExceededException', 'The provisioned throughput was exceeded.');
  }
}

const Transaction = z.object({ TransactItems: z.array(z.unknown()) });

/** As the service says it: one reason per item, all but the one at fault `None`. */
function cancelled(code: string, input: unknown): Error {
  const { TransactItems: items } = Transaction.parse(input);
  return new TransactionCanceledException({
    message: `Transaction cancelled [${code}]`,
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: items.map((_, at) => ({ Code: at === 0 ? code : 'None' })),
  });
}

function refused(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}

function timeout(): Error {
  return Object.assign(new Error('no answer in time'), { name: 'TimeoutError', $metadata: {} });
}

const BatchAnswer = z.looseObject({
  Responses: z.record(z.string(), z.array(z.looseObject({ pk: z.unknown(), sk: z.unknown() }))),
});

/** Takes the last item of a batch out of the answer, as a busy partition does. */
function leaveKeysUnprocessed(output: unknown): void {
  const answer = BatchAnswer.safeParse(output);
  if (!answer.success || typeof output !== 'object' || output === null) return;
  for (const [table, items] of Object.entries(answer.data.Responses)) {
    const last = items.at(-1);
    if (last === undefined) continue;
    Object.assign(output, {
      Responses: { ...answer.data.Responses, [table]: items.slice(0, -1) },
      UnprocessedKeys: { [table]: { Keys: [{ pk: last.pk, sk: last.sk }], ConsistentRead: true } },
    });
  }
}
