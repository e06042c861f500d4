import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { nextFiring } from '../../local/schedules/expression.ts';
import { Flat, synthesise } from './support.ts';

const cloud = synthesise();
const table: Record<string, FunctionDefinition> = FUNCTIONS;
const rows = Object.entries(table).map(([name, row]) => ({ name, ...row }));
const workers = rows.flatMap((row) => (row.trigger === 'queue' ? [row] : []));
const schedules = rows.flatMap((row) => (row.trigger === 'schedule' ? [row] : []));

const queues = cloud.all(
  'AWS::SQS::Queue',
  z.object({
    QueueName: z.string(),
    KmsMasterKeyId: Flat,
    MessageRetentionPeriod: z.number(),
    VisibilityTimeout: z.number().optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: Flat, maxReceiveCount: z.number() }).optional(),
  }),
);
const mappings = cloud.all(
  'AWS::Lambda::EventSourceMapping',
  z.looseObject({ FunctionName: Flat, EventSourceArn: Flat, FunctionResponseTypes: z.array(z.string()) }),
);
function queue(name: string) {
  const found = queues.find(({ is }) => is.QueueName === `rdv-famille-${name}`);
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
}
const functionId = (name: string) => {
  const all = cloud.all('AWS::Lambda::Function', z.object({ FunctionName: z.string() }));
  return `<${all.find(({ is }) => is.FunctionName === `rdv-famille-${name}`)?.id}>`;
};

describe('the queues', () => {
  it('are encrypted with the house key and taken over TLS only', () => {
    const policies = JSON.stringify(cloud.all('AWS::SQS::QueuePolicy', z.unknown()));
    for (const { id, is } of queues) {
      expect(is.KmsMasterKeyId).toContain('Key');
      expect(policies).toContain(`"Queues":[{"Ref":"${id}"}]`);
    }
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(queues.length);
  });

  it('have dead letters that wait two weeks, unless they are dead letters themselves', () => {
    for (const { is } of queues) {
      const dead = is.QueueName.endsWith('-dead-letters');
      expect(is.RedrivePolicy === undefined, is.QueueName).toBe(dead);
      if (dead) expect(is.MessageRetentionPeriod).toBe(14 * 86_400);
    }
  });

  it.each(workers)(
    '$name: a message is tried five times and hidden for as long as the worker may need',
    (row) => {
      const { is } = queue(row.queue);
      expect(is.RedrivePolicy).toEqual({
        deadLetterTargetArn: `<${queue(`${row.queue}-dead-letters`).id}.Arn>`,
        maxReceiveCount: 5,
      });
      expect(is.VisibilityTimeout).toBe((row.sendsMail ? 2 : 6) * row.timeoutSeconds);
    },
  );

  it.each(workers)('$name: one bad message never makes the others of its batch be tried again', (row) => {
    const mapping = mappings.find(({ is }) => is.FunctionName === functionId(row.name));
    expect(mapping?.is.EventSourceArn.replaceAll('-', '')).toContain(`${row.queue.replaceAll('-', '')}queue`);
    expect(mapping?.is.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(mapping?.is['BatchSize']).toBe(row.timeoutSeconds > 60 ? 1 : 10);
  });
});

describe('the table’s stream', () => {
  it('has one reader, which never stops at a faulty record and sets it aside', () => {
    const readers = mappings.filter(({ is }) => is.EventSourceArn.includes('StreamArn'));
    expect(readers.map(({ is }) => is)).toMatchObject([
      {
        FunctionName: functionId('relay'),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 20,
        MaximumRecordAgeInSeconds: 6 * 3600,
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      },
    ]);
    expect(JSON.stringify(readers[0]?.is['DestinationConfig'])).toContain(queue('relay-dead-letters').id);
  });

  it('shows the relay new and changed work only', () => {
    const [always, nudged] = cloud
      .all(
        'AWS::Lambda::EventSourceMapping',
        z.object({
          FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
        }),
      )
      .flatMap(({ is }) => is.FilterCriteria?.Filters ?? []);
    expect(JSON.parse(always?.Pattern ?? '')).toEqual({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { NewImage: { kind: { S: [...FUNCTIONS.relay.kinds] } } },
    });
    expect(JSON.parse(nudged?.Pattern ?? '')).toEqual({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: {
        NewImage: { kind: { S: [...FUNCTIONS.relay.nudgedKinds] }, nudge: { N: [{ exists: true }] } },
      },
    });
  });

  it('feeds the workers that the table of functions names, at the addresses of their queues', () => {
    const [relay] = cloud
      .all(
        'AWS::Lambda::Function',
        z.object({
          FunctionName: z.string(),
          Environment: z.object({ Variables: z.record(z.string(), Flat) }).optional(),
        }),
      )
      .filter(({ is }) => is.FunctionName === 'rdv-famille-relay');
    const urls = z
      .record(z.string(), z.string())
      .parse(JSON.parse(relay?.is.Environment?.Variables['QUEUE_URLS'] ?? ''));
    expect(urls).toEqual(
      Object.fromEntries(FUNCTIONS.relay.feeds.map((name) => [name, `<${queue(name).id}>`])),
    );
  });
});

describe('the schedules', () => {
  const deployed = cloud.all(
    'AWS::Scheduler::Schedule',
    z.looseObject({
      Name: z.string(),
      ScheduleExpression: z.string(),
      Target: z.object({
        Arn: Flat,
        Input: z.string(),
        DeadLetterConfig: z.object({ Arn: Flat }),
        RetryPolicy: z.unknown(),
      }),
    }),
  );

  it.each(schedules)('$name fires at its rate, which means the same on one machine', (row) => {
    const made = deployed.find(({ is }) => is.Name === `rdv-famille-${row.schedule}`);
    expect(made?.is.ScheduleExpression).toBe(row.rate);
    expect(made?.is['ScheduleExpressionTimezone'] ?? 'UTC').toBe('UTC');
    expect(nextFiring(row.rate, 0)).toBeGreaterThan(0);
    expect(`${made?.is.Target.Arn}`).toBe(functionId(row.name).replace('>', '.Arn>'));
  });

  it.each(schedules)('$name is told the moment it was due, and what fails for good is kept', (row) => {
    const made = deployed.find(({ is }) => is.Name === `rdv-famille-${row.schedule}`);
    const dead = `<${queue(`${row.name}-dead-letters`).id}.Arn>`;
    expect(JSON.parse(made?.is.Target.Input ?? '')).toEqual({ time: '<aws.scheduler.scheduled-time>' });
    expect(made?.is.Target.DeadLetterConfig.Arn).toBe(dead);
    const failures = cloud.all(
      'AWS::Lambda::EventInvokeConfig',
      z.object({
        FunctionName: Flat,
        DestinationConfig: z.object({ OnFailure: z.object({ Destination: Flat }) }),
      }),
    );
    const own = failures.find(({ is }) => is.FunctionName === functionId(row.name));
    expect(own?.is.DestinationConfig.OnFailure.Destination).toBe(dead);
  });
});
