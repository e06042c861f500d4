import type { Store } from './client.ts';
import { isoOf } from './items.ts';
import { indexKeys } from './keys.ts';
import { queryPages } from './query.ts';
import { updateIf } from './update-if.ts';

/**
 * A queue that an item of a run asks for when it is written or touched (attribute `nudge`): the relay hands it on. Work that is not
 * done stands in the index of the clock at the moment from which it counts as stuck, or is due.
 */
export type CampaignWork = 'campaign-import' | 'campaign-plan' | 'campaign-dispatch' | 'campaign-print';

export interface WorkAsked {
  /** Absent where the clock itself does what is due. */
  readonly work?: CampaignWork;
  /** Epoch ms. */
  readonly dueAt: number;
}

/** Attributes with which an item asks for work. */
export const workItem = (id: string, asked: WorkAsked | undefined): Record<string, unknown> =>
  asked === undefined
    ? {}
    : {
        ...(asked.work === undefined ? {} : { work: asked.work }),
        ...indexKeys.campaignDue(isoOf(asked.dueAt), id),
      };

/** An item of a run that the clock should look after. */
export interface DueWork {
  readonly pk: string;
  readonly sk: string;
  readonly caf: string;
  readonly campaign: string;
  readonly kind: string;
}

/** Work that is due or stuck by `now`, oldest first. Eventually consistent. */
export async function* dueWork(store: Store, now: number): AsyncGenerator<DueWork> {
  const pages = queryPages(store, {
    index: 'gsi1',
    partition: indexKeys.campaignDue('', '').gsi1pk,
    sort: { before: isoOf(now + 1) },
    pageSize: 100,
  });
  for await (const { items } of pages)
    for (const item of items)
      yield {
        pk: String(item['pk']),
        sk: String(item['sk']),
        caf: String(item['caf']),
        kind: String(item['kind']),
        campaign: String(item['kind'] === 'campaign' ? item['id'] : item['campaign']),
      };
}

/**
 * Touches an item of a run, which makes the relay hand it to the queue it asks for; the clock looks again at `dueAt` (epoch ms).
 * False when it asks for nothing any more.
 */
export async function nudgeWork(
  store: Store,
  { pk, sk, id }: { pk: string; sk: string; id: string },
  now: number,
  { dueAt, work }: { dueAt: number; work?: CampaignWork },
): Promise<boolean> {
  const { gsi1pk, gsi1sk } = indexKeys.campaignDue(isoOf(dueAt), id);
  return updateIf(store, {
    Key: { pk, sk },
    UpdateExpression: `SET #nudge = if_not_exists(#nudge, :now) + :one, gsi1pk = :pk, gsi1sk = :sk${work === undefined ? '' : ', #work = :work'}`,
    ConditionExpression: work === undefined ? 'attribute_exists(#work)' : 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#nudge': 'nudge', '#work': 'work' },
    ExpressionAttributeValues: {
      ':now': now,
      ':one': 1,
      ':pk': gsi1pk,
      ':sk': gsi1sk,
      ...(work === undefined ? {} : { ':work': work }),
    },
  });
}
