import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
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

/** Sends the very same calls again with nothing around them, a transaction under a token of its own; how many of these were refused. */
export async function replay({ client }: Store, calls: readonly Call[]): Promise<number> {
  let refused = 0;
  for (const call of calls) {
    if (call instanceof QueryCommand) await client.send(new QueryCommand(call.input));
    else if (call instanceof GetCommand) await client.send(new GetCommand(call.input));
    else if (call instanceof BatchGetCommand) await client.send(new BatchGetCommand(call.input));
    else if (call instanceof PutCommand) await client.send(new PutCommand(call.input));
    else if (call instanceof UpdateCommand) await client.send(new UpdateCommand(call.input));
    else if (call instanceof TransactWriteCommand) {
      const { TransactItems } = call.input;
      if (!(await isWritten(client.send(new TransactWriteCommand({ TransactItems }))))) refused += 1;
    } else throw new Error(`${call.constructor.name} cannot be sent again`);
  }
  return refused;
}

/** A lost race costs the same here as there. */
async function isWritten(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}
