import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Day, Window } from '../domain/day.ts';
import { OpeningJob, type Plan } from '../domain/planning.ts';
import type { LocalDate, ReceivingRole } from '../domain/words.ts';
import type { Store } from './client.ts';
import { parseDay } from './days.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryPages } from './query.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

/**
 * D2 [A]. A day holds no personal data, only ids; figures and agendas look back a quarter. A job that is done is of use
 * to whoever asks for its progress.
 */
const KEPT_DAYS = { day: 90, job: 30 } as const;

/** Puts a job into the opener's way: the table's stream carries it there. Refused under the name `job` when it exists. */
export function jobWrite(job: OpeningJob): NamedWrite {
  return {
    name: 'job',
    write: {
      Put: {
        Item: {
          ...keys.openingJob(job.caf, job.id),
          kind: 'opening-job',
          ...job,
          ...indexKeys.openOpeningJob(isoOf(job.createdAt), job.id),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** The id of the job that a place's job makes for one professional: making it twice makes one. */
export function jobOfProfessional({ id }: Pick<OpeningJob, 'id'>, professional: string): string {
  return `${id}-${professional}`;
}

export async function getJob(store: Store, caf: string, id: string): Promise<OpeningJob | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.openingJob(caf, id), ConsistentRead: true }),
  );
  return parseIfAny(OpeningJob, answer.Item);
}

/** Jobs of every Caf not done yet and made before `before` (epoch ms), oldest first; at most `limit`. */
export async function listWaitingJobs(
  store: Store,
  { before, limit }: { before: number; limit: number },
): Promise<OpeningJob[]> {
  const partition = indexKeys.openOpeningJob('', '').gsi1pk;
  const pages = queryPages(store, {
    index: 'gsi1',
    partition,
    sort: { before: isoOf(before) },
    pageSize: limit,
  });
  for await (const { items } of pages) return items.map((item) => parseItem(OpeningJob, item));
  return [];
}

/** Brings a waiting job back before the opener: the relay hands on what is touched. One that is done meanwhile is let be. */
export async function nudgeJob(store: Store, { caf, id }: OpeningJob, now: number): Promise<void> {
  await updateIf(store, {
    Key: keys.openingJob(caf, id),
    UpdateExpression: 'SET #nudge = :now',
    ConditionExpression: 'attribute_exists(#gsi1pk)',
    ExpressionAttributeNames: { '#nudge': 'nudge', '#gsi1pk': 'gsi1pk' },
    ExpressionAttributeValues: { ':now': now },
  });
}

/** Takes a job off the list of what is to do; refused under the name `job-done` when it is gone. */
export function jobDoneWrite({ caf, id }: Pick<OpeningJob, 'caf' | 'id'>, now: number): NamedWrite {
  return {
    name: 'job-done',
    write: {
      Update: {
        Key: keys.openingJob(caf, id),
        UpdateExpression: 'SET #done = :done, #ttl = :ttl REMOVE #gsi1pk, #gsi1sk',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          '#done': 'done',
          '#ttl': 'ttl',
          '#gsi1pk': 'gsi1pk',
          '#gsi1sk': 'gsi1sk',
        },
        ExpressionAttributeValues: { ':done': true, ':ttl': ttlAfter(now, KEPT_DAYS.job) },
      },
    },
  };
}

/** One day as the opener makes it. */
export interface Opening {
  readonly caf: string;
  readonly professional: string;
  readonly role: ReceivingRole;
  readonly date: LocalDate;
  readonly revision: number;
  readonly windows: readonly Window[];
}

export type Opened = { readonly kind: 'opened' | 'already'; readonly day: Day } | { readonly kind: 'newer' };

/**
 * Opens a day on condition that no run with the same or a newer revision has; what is taken, and by whom, is never
 * touched. A day without windows stays, so that no older run can open it, but leaves the index of days: no search pays
 * for it. `already` brings the day as this revision left it, for a run that begins again.
 */
export async function openDayItem(store: Store, opening: Opening): Promise<Opened> {
  const { caf, professional, role, date, revision, windows } = opening;
  const index = indexKeys.dayOfRole(caf, role, date, professional);
  const isOpen = windows.length > 0;
  const fields = { kind: 'day', caf, professional, role, date, revision, windows };
  const sets = { ...fields, ttl: ttlAfter(Date.parse(date), KEPT_DAYS.day), ...(isOpen ? index : {}) };
  const names = Object.keys({ ...sets, ...index, entries: '' });
  try {
    // A booking on the same day may be under way.
    const answer = await patiently(() =>
      store.client.send(
        new UpdateCommand({
          TableName: store.table,
          Key: keys.day(caf, professional, date),
          UpdateExpression: [
            `SET ${Object.keys(sets)
              .map((name) => `#${name} = :${name}`)
              .join(', ')}`,
            ', #entries = if_not_exists(#entries, :none)',
            isOpen ? '' : ' REMOVE #gsi1pk, #gsi1sk',
          ].join(''),
          ConditionExpression: 'attribute_not_exists(#revision) OR #revision < :revision',
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
            ':none': {},
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return { kind: 'opened', day: parseDay(answer.Attributes ?? {}) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
    const day = parseDay(unmarshall(error.Item));
    return day.revision === revision ? { kind: 'already', day } : { kind: 'newer' };
  }
}

/** Records that every day up to `until` is open from this revision; a newer or farther record stays. */
export async function markOpened(
  store: Store,
  { caf, professional, revision }: Pick<Plan, 'caf' | 'professional' | 'revision'>,
  until: LocalDate,
): Promise<void> {
  await updateIf(store, {
    Key: keys.plan(caf, professional),
    UpdateExpression: 'SET #opened = :revision, #until = :until',
    ConditionExpression:
      '#opened < :revision OR (#opened = :revision AND (attribute_not_exists(#until) OR #until < :until))',
    ExpressionAttributeNames: { '#opened': 'openedRevision', '#until': 'openedUntil' },
    ExpressionAttributeValues: { ':revision': revision, ':until': until },
  });
}

/** How many days of a range (both ends included) are open from this revision or a newer one. */
export async function countOpened(
  store: Store,
  ask: { caf: string; professional: string; from: LocalDate; to: LocalDate; revision: number },
): Promise<number> {
  const from = keys.day(ask.caf, ask.professional, ask.from);
  const to = keys.day(ask.caf, ask.professional, ask.to);
  let count = 0;
  const pages = queryPages(store, {
    partition: from.pk,
    sort: { between: [from.sk, to.sk] },
    filter: {
      expression: '#revision >= :revision',
      names: { '#revision': 'revision' },
      values: { ':revision': ask.revision },
    },
    countOnly: true,
  });
  for await (const page of pages) count += page.count;
  return count;
}
