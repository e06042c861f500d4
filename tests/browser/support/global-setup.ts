import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMachineProcess } from '../../support/machine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of the machine that every browser test shares. */
    readonly machineFolder: string;
  }
}

/** One whole machine with sample data for all browser tests, as `npm start` runs it. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-browser-'));
  const machine = await startMachineProcess(folder);
  project.provide('machineFolder', folder);
  return async () => {
    await machine.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
}
