import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, ensureNode24 } from './dependencies.mjs';
import { ensureChromium, ensureJava, Missing } from './tools.mjs';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Everything a command needs before Node 24 can take over: the exact dependencies, and Java or Chromium when asked for. Plain Node 20, no
 * package. Gives the path of Node 24 and of Chromium; ends the process with one clear sentence when something is missing.
 */
export async function ensure(needs = {}) {
  try {
    await ensureDependencies(root);
    const node = ensureNode24(root);
    if (needs.java) await ensureJava();
    return { node, chromium: needs.chromium ? await ensureChromium() : undefined };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
