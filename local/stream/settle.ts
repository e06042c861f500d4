import { setTimeout as sleep } from 'node:timers/promises';
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { toStreamEvent } from './event.ts';

export interface SettleOptions {
  readonly arn: string;
  /** Work on one DynamoDB stream event; may name the first record to try again. */
  readonly work: (event: { Records: unknown[] }) => Promise<unknown>;
  readonly maxTries: number;
  /** Wait before a second try, ms; doubled each time. */
  readonly pause: number;
  readonly report: (sentence: string) => void;
  /** Everything up to this record is worked off or given up. */
  readonly onSettled: (record: _Record | undefined) => void;
  /** A record that failed `maxTries` times by itself. */
  readonly onLost: (record: _Record) => void;
  readonly isStopped: () => boolean;
}

const LONGEST_PAUSE_MS = 5_000;
const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * Hands records over in order until each one is worked off or given up; a batch that fails is halved until the faulty record is alone.
 * @throws Error when stopped before that.
 */
export async function settle(records: readonly _Record[], options: SettleOptions): Promise<void> {
  let rest = records;
  let size = rest.length;
  let tries = 0;
  while (rest[0] !== undefined) {
    const done = await handOver(rest.slice(0, size), options);
    tries = done === 0 && size === 1 ? tries + 1 : 0;
    const isLost = tries >= options.maxTries;
    if (isLost) options.onLost(rest[0]);
    const settled = isLost ? 1 : done;
    if (settled > 0) options.onSettled(rest[settled - 1]);
    rest = rest.slice(settled);
    size = settled > 0 ? rest.length : Math.max(1, Math.floor(size / 2));
    if (options.isStopped() && rest.length > 0) throw new Error('stopped before a batch was settled');
    if (settled === 0) await sleep(Math.min(options.pause * 2 ** tries, LONGEST_PAUSE_MS));
  }
}

/** How many records from the first on are worked off. */
async function handOver(records: readonly _Record[], options: SettleOptions): Promise<number> {
  try {
    const answer = Failures.safeParse(await options.work(toStreamEvent(records, options.arn)));
    const failed = answer.success
      ? answer.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
      : [];
    if (failed.length === 0) return records.length;
    const first = records.findIndex((record) => failed.includes(record.dynamodb?.SequenceNumber ?? ''));
    return Math.max(0, first);
  } catch (error) {
    options.report(`relay: ${error instanceof Error ? error.message : String(error)}`);
    return 0;
  }
}
