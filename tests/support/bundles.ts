import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { FUNCTIONS } from '../../functions/table.ts';
import { BUNDLING } from '../../infra/constructs/bundling.ts';

export const ROOT = join(import.meta.dirname, '../..');
/** What a function that somebody waits for may weigh, KB. */
export const BUDGET_KB = 700;

/** Functions behind which somebody waits: HTTP, and the notifier, which sends codes. */
export function waitedFor(): string[] {
  return Object.entries(FUNCTIONS)
    .filter(([name, one]) => one.trigger === 'http' || name === 'notifier')
    .map(([name]) => name)
    .filter((name) => existsSync(entryOf(name)));
}

export const entryOf = (name: string): string => join(ROOT, 'functions', name, 'index.ts');

/** Bundles as the stack does. */
export async function bundle(
  entry: string | { contents: string; resolveDir: string },
  outfile: string,
): Promise<void> {
  await build({
    ...(typeof entry === 'string' ? { entryPoints: [entry] } : { stdin: entry }),
    outfile,
    bundle: true,
    platform: 'node',
    format: BUNDLING.format,
    target: BUNDLING.target,
    minify: BUNDLING.minify,
    mainFields: [...BUNDLING.mainFields],
    external: [...BUNDLING.externalModules],
    charset: 'utf8',
    logLevel: 'error',
  });
}
