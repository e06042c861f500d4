import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

/** How far each shard has been worked off. */
const Checkpoint = z.object({
  arn: z.string(),
  shards: z.record(z.string(), z.object({ after: z.string().optional(), closed: z.boolean() })),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What was kept for this stream; empty for another one, so that a new table is read from its beginning. */
export function readCheckpoint(file: string, arn: string): Checkpoint {
  const kept = Checkpoint.safeParse(parse(file));
  return kept.success && kept.data.arn === arn ? kept.data : { arn, shards: {} };
}

export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
  renameSync(`${file}.new`, file);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
