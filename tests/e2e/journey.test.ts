import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../../local/options.ts';
import { type MachineProcess, runLocal, startMachineProcess } from '../support/machine.ts';

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
  // Sample group sessions stand in the feed as well.
  const events = [...stdout.matchAll(/\n {2}(\d+) event/g)].map(([, count]) => Number(count));
  expect(events).toHaveLength(2);
  expect(events[0]).toBe(Number(events[1]) + 1);
  const checked = await run(process.execPath, [join(ROOT, 'local/check-data.ts')], { env: environment });
  expect(checked.stdout).not.toBe('');
});

it('the other script fills a session of eight seats from thirty sides: eight get one (B1)', async () => {
  const environment = { ...process.env, RDV_LOCAL_DIR: folder };
  const script = join(ROOT, 'docs/fill-session.mjs');
  const { stdout } = await run(process.execPath, [script], { env: environment });
  expect(stdout).toContain('8 have one (201), 22 are told that it is full (409)');
  expect(stdout).toContain('8 registered, 0 free');
});

it('goes another way when Tuesday mornings are open already, and clears up after a run that was interrupted', async () => {
  const environment = { ...process.env, RDV_LOCAL_DIR: folder };
  const taken = await open('09:00', '12:00');
  const left = await open('17:00', '20:00');
  writeFileSync(join(folder, 'journey.json'), JSON.stringify({ id: left }));
  const { stdout } = await run(process.execPath, [join(ROOT, 'docs/journey.mjs')], { env: environment });
  expect(stdout).toContain('on Tuesdays from 17:00');
  expect(stdout).toContain('The professional closes these hours again');
  expect(existsSync(join(folder, 'journey.json'))).toBe(false);
  const listed = JSON.stringify(await staff('GET', '/v1/staff/availabilities'));
  expect([listed.includes(taken), listed.includes(left)]).toEqual([true, false]);
});

it('says in one sentence that nothing runs', async () => {
  const environment = { ...process.env, RDV_LOCAL_DIR: join(folder, 'nowhere') };
  for (const script of ['docs/journey.mjs', 'docs/fill-session.mjs'])
    await expect(run(process.execPath, [join(ROOT, script)], { env: environment })).rejects.toMatchObject({
      code: 1,
      stderr: 'Nothing runs here: start it with `npm start` and try again.\n',
    });
});

async function staff(method: string, path: string, body?: unknown): Promise<unknown> {
  const { output } = await runLocal('token.ts', { RDV_LOCAL_DIR: folder }, 'social-worker');
  const answer = await fetch(`${machine.addresses.api}${path}`, {
    method,
    headers: { authorization: `Bearer ${output}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.ok).toBe(true);
  return await answer.json();
}

/** Opens weekly Tuesdays from today on; answers the id. */
async function open(start: string, end: string): Promise<string> {
  const made = await staff('POST', '/v1/staff/availabilities', {
    from: new Date().toISOString().slice(0, 10),
    start,
    end,
    place: 'caf-orly',
    modes: ['on-site'],
    services: ['rendez-vous-des-droits'],
    repeat: { everyWeeks: 1, weekdays: [2] },
  });
  return z.object({ availability: z.object({ id: z.string() }) }).parse(made).availability.id;
}
