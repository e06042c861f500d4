import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../local/options.ts';

const BOOTSTRAP = join(ROOT, 'local', 'bootstrap');
let project: string;

/** A project without dependencies, which `npm ci` installs in a second without a registry. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'rdv-bootstrap-'));
  writePackage('1.0.0');
});
afterEach(() => rmSync(project, { recursive: true }));

function writePackage(version: string): void {
  const described = { name: 'sample', version };
  writeFileSync(join(project, 'package.json'), JSON.stringify(described));
  const lock = { ...described, lockfileVersion: 3, requires: true, packages: { '': described } };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
}

async function run(module: string, call: string, path = process.env['PATH'] ?? '') {
  const code = `import * as m from '${join(BOOTSTRAP, module)}'; try { await m.${call} } catch (error) { console.error(error.message); process.exit(3) }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { PATH: path },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await once(child, 'close');
  return { code: child.exitCode, said: said.trim() };
}

const install = () => run('dependencies.mjs', `ensureDependencies(${JSON.stringify(project)})`);

test('installs once for each lockfile', async () => {
  expect((await install()).said).toContain('Installing the exact dependencies');
  writeFileSync(join(project, 'node_modules', 'kept'), '');
  expect(await install()).toEqual({ code: 0, said: '' });
  expect(existsSync(join(project, 'node_modules', 'kept'))).toBe(true);
  writePackage('1.0.1');
  expect((await install()).said).toContain('Installing the exact dependencies');
  expect(existsSync(join(project, 'node_modules', 'kept'))).toBe(false);
});

test('of two runs one installs and the other waits for it', async () => {
  const runs = await Promise.all([install(), install()]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const said = runs.map((each) => each.said).join('\n');
  expect(said.match(/Installing the exact dependencies/g)).toHaveLength(1);
});

test('takes over the lock of a run that died', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  mkdirSync(join(project, '.local'));
  writeFileSync(join(project, '.local', 'install.lock'), String(dead.pid));
  expect((await install()).code).toBe(0);
  expect(existsSync(join(project, '.local', 'install.lock'))).toBe(false);
});

test('leaves alone what was installed by hand and is exactly the lockfile', async () => {
  mkdirSync(join(project, 'node_modules'));
  const lock = readFileSync(join(project, 'package-lock.json'));
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), lock);
  expect(await install()).toEqual({ code: 0, said: '' });
});

test('says in one sentence what the machine lacks', async () => {
  writeFileSync(join(project, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {');
  expect((await install()).said.split('\n').at(-1)).toMatch(/^`npm ci` failed: /);
  const node = await run('dependencies.mjs', `ensureNode24(${JSON.stringify(project)})`);
  expect(node).toEqual({
    code: 3,
    said: expect.stringMatching(/^Node 24 is needed .*`npm rebuild node[^\n]*$/),
  });
  const java = await run('tools.mjs', 'ensureJava()', project);
  expect(java).toEqual({ code: 3, said: expect.stringMatching(/^Java 17 or newer is missing: [^\n]+$/) });
  const chromium = await run('tools.mjs', 'ensureChromium()', project);
  expect(chromium).toEqual({ code: 3, said: expect.stringMatching(/^Chromium is missing: [^\n]+$/) });
});
