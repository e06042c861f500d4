import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Addresses, readAddresses } from '../../local/addresses.ts';
import { ROOT } from '../../local/options.ts';

/** A whole local machine in a process of its own, as `npm start` runs it. */
export interface MachineProcess {
  readonly addresses: Addresses;
  readonly child: ChildProcess;
  readonly folder: string;
  output(): string;
  /** Exit code, after `signal`. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const PATIENCE_MS = 240_000;

/** Starts `local/start.ts` on free ports with its data in `folder` and waits until it has written its addresses. */
export async function startMachineProcess(folder: string, ...args: string[]): Promise<MachineProcess> {
  const written = join(folder, 'addresses.json');
  rmSync(written, { force: true });
  const { child, output } = spawnLocal('start.ts', { PORT_BASE: '0' }, '--data', folder, ...args);
  const end = Date.now() + PATIENCE_MS;
  while (!existsSync(written)) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`the machine did not start:\n${output()}`);
    }
    await sleep(100);
  }
  return {
    addresses: readAddresses(folder),
    child,
    folder,
    output,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** Runs one of the scripts of `local/` to its end. */
export async function runLocal(
  script: string,
  environment: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnLocal(script, environment, ...args);
  await once(child, 'close');
  return { code: child.exitCode, output: output().trim() };
}

function spawnLocal(script: string, environment: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'local', script), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      chunks.push(Buffer.from(chunk));
    });
  return { child, output: () => Buffer.concat(chunks).toString('utf8') };
}
