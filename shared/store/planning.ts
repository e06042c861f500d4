import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '../domain/errors.ts';
import type { PlanChange } from '../domain/plan-changes.ts';
import { Absence, Availability, type OpeningJob, Plan, type Planning } from '../domain/planning.ts';
import type { Store } from './client.ts';
import { parseIfAny, parseItem, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { jobWrite } from './opening.ts';
import { queryAll } from './query.ts';
import { type NamedWrite, transact } from './transact.ts';

/** D2 [A]: what a professional planned is of no use a quarter after its last day. */
const KEPT_DAYS = 90;
/** A change and, when somebody else was quicker, two more attempts on what they left. */
const ATTEMPTS = 3;

interface Of {
  readonly caf: string;
  readonly professional: string;
}

/** The plan's revisions; a professional without any plan yet is at revision 0. */
export async function readPlan(store: Store, { caf, professional }: Of): Promise<Plan> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.plan(caf, professional), ConsistentRead: true }),
  );
  return parseIfAny(Plan, answer.Item) ?? { caf, professional, revision: 0, openedRevision: 0 };
}

/** The whole plan of a professional, at least as new as the revision it carries: that is read first. */
export async function readPlanning(store: Store, of: Of): Promise<Planning> {
  const plan = await readPlan(store, of);
  const absenceKey = keys.absence(of.caf, of.professional, '');
  const availabilityKey = keys.availability(of.caf, of.professional, '\uffff');
  const availabilities: Availability[] = [];
  const absences: Absence[] = [];
  const items = await queryAll(store, {
    partition: absenceKey.pk,
    sort: { between: [absenceKey.sk, availabilityKey.sk] },
  });
  for (const item of items) {
    if (item['kind'] === 'absence') absences.push(parseItem(Absence, item));
    else availabilities.push(parseItem(Availability, item));
  }
  return { plan, availabilities, absences };
}

/** What changed, with the job that opens it. */
export interface Changed {
  readonly made: PlanChange;
  readonly job: OpeningJob;
}

/** What a change answers, and what else is written with it. */
export interface Conclusion<T> {
  readonly answer: T;
  readonly writes: readonly NamedWrite[];
}

/**
 * Changes a plan on condition of the revision that was read, in one transaction with its job for the opener. When
 * somebody else changed the plan meanwhile, `decide` judges again on what they left.
 * @throws DomainError what `decide` throws; CHANGED_MEANWHILE after three lost races.
 */
export async function changePlanning<T>(
  store: Store,
  of: Of,
  ask: {
    decide(planning: Planning): PlanChange;
    conclude(changed: Changed): Promise<Conclusion<T>>;
    now: number;
  },
): Promise<T> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const planning = await readPlanning(store, of);
    const made = ask.decide(planning);
    const job = newJob(of, planning.plan.revision + 1, ask.now);
    const { answer, writes } = await ask.conclude({ made, job });
    const result = await transact(store, [
      nextRevisionWrite(planning.plan),
      itemWrite(of, made.change),
      jobWrite(job),
      ...writes,
    ]);
    if (result.ok) return answer;
  }
  throw new DomainError('CHANGED_MEANWHILE');
}

/** Raises the revision on condition of the one that was read; refused under the name `plan`. */
export function nextRevisionWrite({ caf, professional, revision }: Plan): NamedWrite {
  return {
    name: 'plan',
    write: {
      Update: {
        Key: keys.plan(caf, professional),
        UpdateExpression:
          'SET #revision = :next, #opened = if_not_exists(#opened, :zero), #kind = :kind, #caf = :caf, #who = :who',
        ConditionExpression: revision === 0 ? 'attribute_not_exists(#revision)' : '#revision = :revision',
        ExpressionAttributeNames: {
          '#revision': 'revision',
          '#opened': 'openedRevision',
          '#kind': 'kind',
          '#caf': 'caf',
          '#who': 'professional',
        },
        ExpressionAttributeValues: {
          ':next': revision + 1,
          ':zero': 0,
          ':kind': 'plan',
          ':caf': caf,
          ':who': professional,
          ...(revision === 0 ? {} : { ':revision': revision }),
        },
      },
    },
  };
}

export function newJob({ caf, professional }: Of, revision: number, now: number, id?: string): OpeningJob {
  return {
    id: id ?? crypto.randomUUID(),
    caf,
    target: { kind: 'professional', professional, revision },
    createdAt: now,
    done: false,
  };
}

function itemWrite({ caf, professional }: Of, change: PlanChange['change']): NamedWrite {
  if ('remove' in change) {
    const key = keys[change.remove](caf, professional, change.id);
    return { name: 'item', write: { Delete: { Key: key, ConditionExpression: 'attribute_exists(pk)' } } };
  }
  const item = change.put === 'availability' ? availabilityItem(change.item) : absenceItem(change.item);
  const condition = change.isNew ? 'attribute_not_exists(pk)' : 'attribute_exists(pk)';
  return { name: 'item', write: { Put: { Item: item, ConditionExpression: condition } } };
}

function availabilityItem(availability: Availability): Record<string, unknown> {
  const { caf, professional, id, repeat, from, until } = availability;
  const last = repeat === undefined ? from : until;
  return {
    ...keys.availability(caf, professional, id),
    kind: 'availability',
    ...availability,
    ...(last === undefined ? {} : { ttl: ttlAfter(Date.parse(last), KEPT_DAYS) }),
  };
}

function absenceItem(absence: Absence): Record<string, unknown> {
  const { caf, professional, id, to } = absence;
  return {
    ...keys.absence(caf, professional, id),
    kind: 'absence',
    ...absence,
    ttl: ttlAfter(Date.parse(to.date), KEPT_DAYS),
  };
}
