import { randomBytes } from 'node:crypto';
import { Campaign } from '../domain/campaign.ts';
import { CampaignPart } from '../domain/campaign-part.ts';
import { PrintBatch } from './campaigns-prints.ts';
import { type WorkAsked, workItem } from './campaigns-work.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: figures of runs, from which the take-up is learned; nobody is named in them. */
const KEPT_DAYS = 731;

export const newCampaignId = (): string => randomBytes(9).toString('hex');

export function createCampaignWrite(campaign: Campaign, asked: WorkAsked | undefined): NamedWrite {
  return {
    name: 'campaign',
    write: {
      Put: { Item: campaignItem(campaign, asked), ConditionExpression: 'attribute_not_exists(pk)' },
    },
  };
}

function campaignItem(campaign: Campaign, asked: WorkAsked | undefined): Record<string, unknown> {
  const { caf, id, createdAt } = campaign;
  return {
    ...keys.campaign(caf, id),
    kind: 'campaign',
    ...campaign,
    ...indexKeys.campaigns(caf, isoOf(createdAt), id),
    ...workItem(id, asked),
    ttl: ttlAfter(createdAt, KEPT_DAYS),
  };
}

/** Takes a run from how it was read to how it shall be, in one act with others; refused as `campaign` when it changed meanwhile. */
export function changeCampaignWrite(was: Campaign, change: Partial<Campaign>, asked?: WorkAsked): NamedWrite {
  const becomes: Campaign = { ...was, ...change, version: was.version + 1 };
  return {
    name: 'campaign',
    write: {
      Put: {
        Item: campaignItem(becomes, asked),
        ConditionExpression: '#version = :was',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':was': was.version },
      },
    },
  };
}

/** Refused as `cancelled-campaign` once the run was taken back. */
export function notCancelledCheck({ caf, campaign }: { caf: string; campaign: string }): NamedWrite {
  return {
    name: 'cancelled-campaign',
    write: {
      ConditionCheck: {
        Key: keys.campaign(caf, campaign),
        ConditionExpression: '#state.#status <> :cancelled',
        ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        ExpressionAttributeValues: { ':cancelled': 'cancelled' },
      },
    },
  };
}

export async function getCampaign(store: Store, caf: string, id: string): Promise<Campaign | undefined> {
  const key = keys.campaign(caf, id);
  return parseIfAny(Campaign, (await readTogether(store, [key])).get(itemName(key)));
}

export interface WholeCampaign {
  readonly campaign: Campaign;
  readonly parts: readonly CampaignPart[];
  readonly batches: readonly PrintBatch[];
  /** Parts that ask for no work at the moment. */
  readonly idle: ReadonlySet<number>;
}

/** A run with its parts and its print batches. Consistent. */
export async function getWholeCampaign(
  store: Store,
  caf: string,
  id: string,
): Promise<WholeCampaign | undefined> {
  const items = await queryAll(store, { partition: keys.campaign(caf, id).pk });
  const of = (kind: string) => items.filter((item) => item['kind'] === kind);
  const [campaign] = of('campaign');
  if (campaign === undefined) return undefined;
  return {
    campaign: parseItem(Campaign, campaign),
    parts: of('campaign-part').map((item) => parseItem(CampaignPart, item)),
    batches: of('print-batch').map((item) => parseItem(PrintBatch, item)),
    idle: new Set(
      of('campaign-part').flatMap((item) => (item['work'] === undefined ? [Number(item['part'])] : [])),
    ),
  };
}

/** Runs of a Caf, the latest first, at most `limit`. Eventually consistent. */
export async function listCampaigns(store: Store, caf: string, limit: number): Promise<Campaign[]> {
  const { gsi2pk: partition } = indexKeys.campaigns(caf, '', '');
  const items = await queryAll(store, { index: 'gsi2', partition });
  return items
    .map((item) => parseItem(Campaign, item))
    .reverse()
    .slice(0, limit);
}

/** Runs of a Caf handed in at or after a moment (epoch ms), the earliest first. Eventually consistent. */
export async function campaignsSince(store: Store, caf: string, since: number): Promise<Campaign[]> {
  const { gsi2pk: partition, gsi2sk } = indexKeys.campaigns(caf, isoOf(since), '');
  const items = await queryAll(store, { index: 'gsi2', partition, sort: { after: gsi2sk } });
  return items.map((item) => parseItem(Campaign, item));
}
