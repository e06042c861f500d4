import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/store/client.ts';

/** A command of the document client, as it was sent. */
export type Call = object;

/** A store that writes down every command on its way; `take` gives those since the last time. */
export function record(store: Store): { readonly store: Store; take(): Call[] } {
  let calls: Call[] = [];
  const client = new Proxy(store.client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: Parameters<typeof target.send>[0]) => {
        calls.push(command);
        return target.send(command);
      };
    },
  });
  return {
    store: { ...store, client },
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}

/** Sends the very same calls again with nothing around them; a transaction under a token of its own. */
export async function replay(store: Store, calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    if (call instanceof QueryCommand) await store.client.send(new QueryCommand(call.input));
    else if (call instanceof GetCommand) await store.client.send(new GetCommand(call.input));
    else if (call instanceof BatchGetCommand) await store.client.send(new BatchGetCommand(call.input));
    else if (call instanceof TransactWriteCommand)
      await store.client
        .send(new TransactWriteCommand({ TransactItems: call.input.TransactItems }))
        .catch(refused);
    else throw new Error(`${call.constructor.name} cannot be sent again`);
  }
}

/** A lost race costs the same here as there. */
function refused(error: unknown): void {
  if (!(error instanceof TransactionCanceledException)) throw error;
}
