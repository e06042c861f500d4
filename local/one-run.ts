import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Run = z.object({ pid: z.int(), dynamoDb: z.int().optional() });
type Run = z.infer<typeof Run>;

/** Sees to it that one run at a time uses a data folder, and that a database left behind by a killed run ends. */
export interface OneRun {
  /** Remembers the database process of this run. */
  note(dynamoDb: number): void;
  release(): void;
}

/** @throws Error in one sentence when another run uses `folder`. */
export function takeFolder(folder: string): OneRun {
  const path = join(folder, 'run.json');
  const before = read(path);
  if (before !== undefined && before.pid !== process.pid && isRunning(before.pid, 'start.ts'))
    throw new Error(`It already runs on ${folder} (process ${before.pid}): stop that one first.`);
  if (before?.dynamoDb !== undefined && isRunning(before.dynamoDb, 'DynamoDBLocal'))
    process.kill(before.dynamoDb, 'SIGKILL');
  const write = (run: Run) => writeFileSync(path, JSON.stringify(run));
  write({ pid: process.pid });
  return {
    note: (dynamoDb) => write({ pid: process.pid, dynamoDb }),
    release: () => rmSync(path, { force: true }),
  };
}

function read(path: string): Run | undefined {
  try {
    return Run.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether this process lives and is what we think: numbers are given out again. Where there is no /proc, living is enough. */
function isRunning(pid: number, name: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name);
  } catch {
    return process.platform !== 'linux' && name === 'start.ts';
  }
}
