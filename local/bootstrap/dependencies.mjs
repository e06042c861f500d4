import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Missing, run } from './tools.mjs';

const STALE_MS = 15 * 60_000;

/** Installs exactly what the lockfile says, once per lockfile; a second run that starts meanwhile waits. */
export async function ensureDependencies(root) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (isInstalled(root, wanted)) return;
  const release = await takeLock(join(root, '.local'));
  try {
    if (isInstalled(root, wanted)) return;
    console.error('Installing the exact dependencies (npm ci)…');
    const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
    if (code !== 0)
      throw new Missing('`npm ci` failed: see its message above, then run the same command again.');
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(stamp(root), wanted);
  } finally {
    release();
  }
}

/** The Node of the project, the one that AWS runs; its package needs its install script, so a policy against scripts shows here. */
export function ensureNode24(root) {
  const node = join(root, 'node_modules', '.bin', 'node');
  let version = 'none';
  try {
    version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  } catch {}
  if (version.startsWith('v24.')) return node;
  throw new Missing(
    `Node 24 is needed and node_modules/.bin/node is ${version}: the install script of the package "node" did not run. ` +
      'Run `npm rebuild node --ignore-scripts=false`, then the same command again.',
  );
}

const stamp = (root) => join(root, 'node_modules', '.rdv-famille-lock');

function isInstalled(root, wanted) {
  if (read(stamp(root)) === wanted) return true;
  if (!sameTree(root)) return false;
  writeFileSync(stamp(root), wanted);
  return true;
}

/** Whether somebody ran `npm ci` or `npm install` by hand: npm's own record of node_modules agrees with the lockfile. */
function sameTree(root) {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const there = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      (there[path] === undefined ? entry.optional === true : there[path].integrity === entry.integrity),
  );
}

async function takeLock(folder) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'install.lock');
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else {
      if (waited === 0) console.error('Another run is installing the dependencies: waiting for it…');
      await sleep(500);
    }
  }
}

function isAbandoned(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
