// What the scripts of this folder share: the addresses of a running `npm start`, and asking its API.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');
export const folder = process.env.RDV_LOCAL_DIR ?? join(root, '.local');
const NOTHING_RUNS = 'Nothing runs here: start it with `npm start` and try again.';

export function addresses() {
  try {
    return JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8'));
  } catch {
    return stop(NOTHING_RUNS);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Does it; what goes wrong is said in one sentence. */
export async function run(script) {
  try {
    await script();
  } catch (error) {
    stop(error.message);
  }
}

export function say(step, detail) {
  console.log(`\n${step}\n  ${detail}`);
}

/** An access token of a demonstration account. */
export function tokenOf(account) {
  const script = [join(root, 'local/bootstrap/run.mjs'), 'local/token.ts', account];
  return execFileSync(process.execPath, script, { cwd: root, encoding: 'utf8' }).trim();
}

/** Throws an Error with the `status` of a refusal. */
export async function ask(method, address, { body, token } = {}) {
  const answer = await send(address, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok) {
    const said = `${method} ${new URL(address).pathname} answered ${answer.status}: ${text}`;
    throw Object.assign(new Error(said), { status: answer.status });
  }
  return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

async function send(address, request) {
  try {
    return await fetch(address, request);
  } catch (error) {
    throw error.cause?.code === 'ECONNREFUSED' ? new Error(NOTHING_RUNS) : error;
  }
}

export async function until(what, look) {
  for (let tries = 0; tries < 120; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(500);
  }
  throw new Error(`${what} did not happen within a minute`);
}
