import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUDGET_KB, bundle, entryOf, ROOT, waitedFor } from '../support/bundles.ts';
import { type Line, median, ms } from './measure.ts';

const WORST_IMPORT = 1.3;
const ROUNDS = 15;
/** The clients without which no function can do anything. */
const BARE = `export { DynamoDBClient } from '@aws-sdk/client-dynamodb';
export { DynamoDBDocumentClient, QueryCommand, BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';`;

/** Size and cold import of each HTTP function and of the notifier, as deployed, beside the bare DynamoDB clients. */
export async function bundleLines(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-bundles-'));
  try {
    const bare = join(folder, 'bare.cjs');
    await bundle({ contents: BARE, resolveDir: ROOT }, bare);
    const files = new Map<string, string>();
    for (const name of waitedFor()) {
      const file = join(folder, `${name}.cjs`);
      await bundle(entryOf(name), file);
      files.set(name, file);
    }
    const times = importTimes([bare, ...files.values()]);
    const base = median(times.get(bare) ?? []);
    return [...files].flatMap(([name, file]) => {
      const kb = statSync(file).size / 1024;
      const import_ = median(times.get(file) ?? []);
      const ratio = import_ / base;
      return [
        line(name, 'size', `${kb.toFixed(0)} KB`, `${BUDGET_KB} KB`, kb / BUDGET_KB, '≤ 1', kb <= BUDGET_KB),
        line(name, 'cold import', ms(import_), ms(base), ratio, `≤ ${WORST_IMPORT}`, ratio <= WORST_IMPORT),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function line(
  name: string,
  what: string,
  ours: string,
  baseline: string,
  ratio: number,
  wanted: string,
  met: boolean,
): Line {
  return { group: 'bundles', name: `${name}: ${what}`, ours, baseline, ratio, wanted, met };
}

/** Each import in a process of its own, turn by turn. */
function importTimes(files: readonly string[]): Map<string, number[]> {
  const times = new Map<string, number[]>(files.map((file) => [file, []]));
  const script = `const s=performance.now();require(process.argv[1]);process.stdout.write(String(performance.now()-s))`;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const file of files)
      times.get(file)?.push(
        Number(
          execFileSync(process.execPath, ['-e', script, file], {
            env: { TABLE_NAME: 'bench', AWS_REGION: 'eu-west-3' },
            encoding: 'utf8',
          }),
        ),
      );
  return times;
}
