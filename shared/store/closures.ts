import { Closure, type OpeningJob } from '../domain/planning.ts';
import type { Store } from './client.ts';
import { parseItem, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { jobWrite } from './opening.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: no personal data; of no use a quarter after its last day. */
const KEPT_DAYS = 90;

/** Every closure of a Caf's places. */
export async function listClosures(store: Store, caf: string): Promise<Closure[]> {
  const items = await queryAll(store, { partition: keys.closure(caf, '').pk });
  return items.map((item) => parseItem(Closure, item));
}

/**
 * Adds a closure with the job that re-opens everybody who receives there. The job is worked off after this write, so whoever
 * opens a day of a plan that the job does not see any more sees the closure.
 */
export function closureWrites(closure: Closure, job: OpeningJob): NamedWrite[] {
  return [
    {
      name: 'closure',
      write: {
        Put: {
          Item: {
            ...keys.closure(closure.caf, closure.id),
            kind: 'closure',
            ...closure,
            ttl: ttlAfter(Date.parse(closure.to), KEPT_DAYS),
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    },
    jobWrite(job),
  ];
}

/** Takes a closure back; refused under the name `closure` when it is gone. */
export function reopenWrites({ caf, id }: Pick<Closure, 'caf' | 'id'>, job: OpeningJob): NamedWrite[] {
  return [
    {
      name: 'closure',
      write: { Delete: { Key: keys.closure(caf, id), ConditionExpression: 'attribute_exists(pk)' } },
    },
    jobWrite(job),
  ];
}

export function placeJob(closure: Pick<Closure, 'caf' | 'place'>, now: number): OpeningJob {
  return {
    id: crypto.randomUUID(),
    caf: closure.caf,
    target: { kind: 'place', place: closure.place },
    createdAt: now,
    done: false,
  };
}
