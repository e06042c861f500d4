import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionDefinition } from '../functions/table.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** Calls the deployed handlers in this process, each with a Lambda context and its own name, which a function reads when it starts. */
export interface Functions {
  invoke(name: string, event: unknown): Promise<unknown>;
}

/** Imports `functions/<name>/index.ts` of every function in the table, after the environment has been set. Throws when one has no handler. */
export async function loadFunctions(
  folder: string,
  table: Readonly<Record<string, FunctionDefinition>>,
): Promise<Functions> {
  const handlers = new Map<string, Handler>();
  for (const name of Object.keys(table)) {
    const file = join(folder, name, 'index.ts');
    if (!existsSync(file)) throw new Error(`${file} is missing: the table of functions names ${name}`);
    process.env['AWS_LAMBDA_FUNCTION_NAME'] = name;
    const module: unknown = await import(pathToFileURL(file).href);
    if (!hasHandler(module)) throw new Error(`${file} exports no handler`);
    handlers.set(name, module.handler);
  }
  return {
    async invoke(name, event) {
      const handler = handlers.get(name);
      if (handler === undefined) throw new Error(`there is no function ${name}`);
      process.env['AWS_LAMBDA_FUNCTION_NAME'] = name;
      return await handler(event, contextOf(name, table[name]?.timeoutSeconds ?? 30));
    },
  };
}

function hasHandler(module: unknown): module is { handler: Handler } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'handler' in module &&
    typeof module.handler === 'function'
  );
}

function contextOf(name: string, timeoutSeconds: number): Record<string, unknown> {
  const end = Date.now() + timeoutSeconds * 1_000;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-west-3:000000000000:function:${name}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/local/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
  };
}
