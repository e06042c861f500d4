import { execFileSync, spawn, spawnSync } from 'node:child_process';

/** Something the machine lacks, said in one sentence for whoever typed the command. */
export class Missing extends Error {}

/** Runs a command on this terminal and gives its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], ...options });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Java 17 or newer, for DynamoDB Local; installed from Debian where that is possible. */
export async function ensureJava() {
  if (javaVersion() >= 17) return;
  await install(['openjdk-17-jre-headless', 'default-jre-headless']);
  if (javaVersion() >= 17) return;
  throw new Missing(
    'Java 17 or newer is missing: install it (Debian and Ubuntu: `sudo apt-get install openjdk-17-jre-headless`), then run the same command again.',
  );
}

/** The path of a Chromium, for browser tests; installed from Debian where that is possible. */
export async function ensureChromium() {
  if (chromium() === undefined) await install(['chromium']);
  const path = chromium();
  if (path !== undefined) return path;
  throw new Missing(
    'Chromium is missing: install it (Debian: `sudo apt-get install chromium`), then run the same command again.',
  );
}

function javaVersion() {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const found = /version "(\d+)/.exec(stderr ?? '');
  return found === null ? 0 : Number(found[1]);
}

function chromium() {
  return ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
    .find((path) => path !== undefined && path !== '');
}

/** Tries each Debian package in turn, as root only; whoever asked looks whether it helped. */
async function install(packages) {
  if (process.getuid?.() !== 0 || !hasApt()) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  console.error(`Installing ${packages[0]} (apt-get)…`);
  await run('apt-get', ['update', '-qq'], options);
  for (const name of packages)
    if ((await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options)) === 0)
      return;
}

function hasApt() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
