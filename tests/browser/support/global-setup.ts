import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMachineProcess } from '../../support/machine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folders of the machines, one for each worker. */
    readonly machineFolders: readonly string[];
  }
}

/** Whole machines with sample data, as `npm start` runs them: one for each worker that runs browser tests. */
export default async function setup(project: TestProject) {
  const machines = await Promise.all(
    Array.from({ length: project.vitest.config.maxWorkers }, () =>
      startMachineProcess(mkdtempSync(join(tmpdir(), 'rdv-browser-'))),
    ),
  );
  project.provide(
    'machineFolders',
    machines.map(({ folder }) => folder),
  );
  return async () => {
    for (const { end, folder } of machines) {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
