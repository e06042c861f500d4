import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { bookingLines } from './booking.bench.ts';
import { bundleLines } from './bundles.bench.ts';
import { dispatchLines } from './dispatch.bench.ts';
import { domainLines } from './domain.bench.ts';
import { keptTimeLines } from './kept-times.bench.ts';
import { letterLines } from './letters.bench.ts';
import { listImportLines } from './list-import.bench.ts';
import type { Line } from './measure.ts';
import { pageLines } from './pages.bench.ts';
import { searchLines } from './search.bench.ts';
import { bookingUnits, type Units } from './units.bench.ts';

/** `npm run bench`: every claim of speed and size as a ratio to a named baseline of the same run. */
async function main(): Promise<void> {
  const domain = [...domainLines(), ...listImportLines()];
  const bundles = await bundleLines();
  const letters = letterLines();
  const dynamoDb = await startDynamoDb();
  let stored: Line[];
  let units: Units[];
  try {
    units = await bookingUnits(dynamoDb.endpoint);
    stored = [
      ...(await searchLines(dynamoDb.endpoint)),
      ...(await bookingLines(dynamoDb.endpoint)),
      ...(await keptTimeLines(dynamoDb.endpoint)),
      ...(await dispatchLines(dynamoDb.endpoint)),
    ];
  } finally {
    await dynamoDb.stop();
  }
  const pages = await pageLines();
  const lines = [...domain, ...stored, ...letters, ...bundles, ...pages];
  console.table(lines.map((line) => ({ ...line, ratio: Number(line.ratio.toFixed(2)) })));
  writeFileSync(new URL('../../docs/benchmarks.md', import.meta.url), document(lines, units));
  const missed = lines.filter(({ met }) => !met);
  console.log(`${lines.length - missed.length} of ${lines.length} lines met`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

function document(lines: readonly Line[], units: readonly Units[]): string {
  const rows = lines.map(
    ({ group, name, ours, baseline, ratio, wanted, met }) =>
      `| ${group} | ${name} | ${ours} | ${baseline} | ${ratio.toFixed(2)} | ${wanted} | ${met ? 'yes' : '**no**'} |`,
  );
  return `# Benchmarks

Written by \`npm run bench\`. The ratios decide: ours and its baseline take turns in one run, medians. The milliseconds are those of
the machine of the latest run: Node ${process.version}, ${cpus().length} cores.

| group | what | ours | baseline | ratio | wanted | met |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Where a line of the slots is not met by its ratio but by its milliseconds: the wanted ratios were set with luxon on Node 20, and Node 24
runs luxon about 1.6 times as fast. Half of opening is the parsing of every day by its schema.

Where a cold import is over 1.3: the difference to the bare clients is a larger bundle to compile and some three hundred zod schemas to
build. Measured apart (processor time, 300 schemas of three checks): 23 ms in zod's full form, 8 ms in \`zod/mini\`. That form would
save about half of the difference and would rewrite every schema of the contract; it is not done yet.

## Request units

From the sizes of the items read and written, for a role with fifty professionals; index writes included. Reads by index are
eventually consistent (half units), writes are transactional (double units).

| act | calls | read units | write units |
|---|---|---|---|
${units.map(({ act, calls, read, write }) => `| ${act} | ${calls} | ${read} | ${write} |`).join('\n')}
`;
}

await main();
