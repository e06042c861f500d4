import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../local/options.ts';
import { type MachineProcess, startMachineProcess } from '../support/machine.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'rdv-journey-'));
let machine: MachineProcess;

beforeAll(async () => {
  machine = await startMachineProcess(folder);
}, 300_000);
afterAll(async () => {
  await machine?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

it('the script of docs/ goes through the main job, and leaves a table that holds together', async () => {
  const environment = { ...process.env, RDV_LOCAL_DIR: folder };
  const { stdout } = await run(process.execPath, [join(ROOT, 'docs/journey.mjs')], { env: environment });
  expect(stdout).toContain('The code confirms it, and the invitation arrives');
  expect(stdout).toContain('The person cancels it\n  cancelled');
  expect(stdout).toMatch(/in the calendar feed, without a name\n {2}1 event/);
  expect(stdout).toMatch(/The feed holds\n {2}0 event/);
  const checked = await run(process.execPath, [join(ROOT, 'local/check-data.ts')], { env: environment });
  expect(checked.stdout).not.toBe('');
});
