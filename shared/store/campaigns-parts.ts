import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { CampaignPart, standsOf, tallyOfStands } from '../domain/campaign-part.ts';
import { lettersOfPart } from './campaigns-letters.ts';
import { type WorkAsked, workItem } from './campaigns-work.ts';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { patiently, StoreBusy } from './patience.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

const KEPT_DAYS = 731;

export interface PartPlace {
  readonly caf: string;
  readonly campaign: string;
  readonly part: number;
}

const workId = ({ campaign, part }: PartPlace) => `${campaign}#PART#${part}`;

/** Puts a part and asks for its planning; one that is there stays as it is (refused as `part`). */
export function createPartWrite(part: CampaignPart, asked: WorkAsked): NamedWrite {
  return {
    name: 'part',
    write: {
      Put: {
        Item: {
          ...keys.campaignPart(part.caf, part.campaign, part.part),
          kind: 'campaign-part',
          ...part,
          ...workItem(workId(part), asked),
          ttl: ttlAfter(part.createdAt, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

export async function getPart(store: Store, at: PartPlace): Promise<CampaignPart | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({
        TableName: store.table,
        Key: keys.campaignPart(at.caf, at.campaign, at.part),
        ConsistentRead: true,
      }),
    ),
  );
  return parseIfAny(CampaignPart, answer.Item);
}

const TRIES = 20;

/**
 * Counts the letters of a part anew and writes the tally. Called after every change of one of them, by whoever changed it: the last
 * to count has seen them all. `change`: what else becomes of the part; `asked`: which work is left, none when `done`.
 */
export async function recount(
  store: Store,
  at: PartPlace,
  change: {
    readonly planned?: true;
    readonly known?: number;
    readonly takenBack?: true;
    readonly asked?: WorkAsked | 'done';
  } = {},
): Promise<CampaignPart> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const part = await getPart(store, at);
    if (part === undefined) throw new Error('a part of a campaign is gone');
    const stands = standsOf(part.stands, await lettersOfPart(store, at));
    const tally = tallyOfStands(stands);
    const { asked, ...fields } = change;
    const becomes: CampaignPart = { ...part, ...fields, stands, tally, version: part.version + 1 };
    if (await write(store, part, becomes, asked)) return becomes;
  }
  throw new StoreBusy();
}

async function write(
  store: Store,
  was: CampaignPart,
  { planned, known, stands, tally, takenBack, version }: CampaignPart,
  asked: WorkAsked | 'done' | undefined,
): Promise<boolean> {
  const work = asked === undefined || asked === 'done' ? {} : workItem(workId(was), asked);
  const isBack = takenBack === undefined ? {} : { takenBack };
  const set = { planned, known, stands, tally, ...isBack, version, ...work };
  const names = Object.keys(set);
  const leave = asked === 'done' ? ' REMOVE #work, gsi1pk, gsi1sk' : '';
  return updateIf(store, {
    Key: keys.campaignPart(was.caf, was.campaign, was.part),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${leave}`,
    ConditionExpression: '#version = :was',
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ...(asked === 'done' ? { '#work': 'work' } : {}),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ':was': was.version,
    },
  });
}
