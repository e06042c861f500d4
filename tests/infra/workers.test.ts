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
const alarms = cloud.all(
  'AWS::CloudWatch::Alarm',
  z.looseObject({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(Flat),
    OKActions: z.array(Flat),
    TreatMissingData: z.string(),
    Metrics: z.unknown().optional(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: Flat })).default([]),
  }),
);

function queue(name: string) {
  const found = queues.find(({ is }) => is.QueueName === `rdv-famille-${name}`);
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
}
function alarm(name: string) {
  const found = alarms.find(({ is }) => is.AlarmName === `rdv-famille-${name}`);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found.is;
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
    const [filter] = cloud
      .all(
        'AWS::Lambda::EventSourceMapping',
        z.object({
          FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
        }),
      )
      .flatMap(({ is }) => is.FilterCriteria?.Filters ?? []);
    expect(JSON.parse(filter?.Pattern ?? '')).toEqual({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { NewImage: { kind: { S: ['notification', 'opening-job'] } } },
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

describe('the alarms', () => {
  it('tell the topic when they ring and when they stop', () => {
    for (const { is } of alarms) {
      expect(is.AlarmActions, is.AlarmName).toEqual([expect.stringContaining('Alarms')]);
      expect(is.OKActions, is.AlarmName).toEqual(is.AlarmActions);
    }
  });

  it.each(rows)('$name rings when it fails, with what stops for people', (row) => {
    const { AlarmDescription, Metrics } = alarm(`${row.name}-errors`);
    expect(AlarmDescription).toContain(row.impact);
    expect(JSON.stringify(Metrics)).toContain(`{"Ref":"${functionId(row.name).slice(1, -1)}"}`);
    expect(JSON.stringify(Metrics)).toContain(`"MetricName":"${row.name}-errors"`);
  });

  it('count what a function wrote down as an error, in the form in which it writes', () => {
    const filters = cloud.all(
      'AWS::Logs::MetricFilter',
      z.object({
        FilterPattern: z.string(),
        MetricTransformations: z.array(z.object({ MetricName: z.string() })),
      }),
    );
    for (const row of rows)
      expect(
        filters.find(({ is }) => is.MetricTransformations[0]?.MetricName === `${row.name}-errors`)?.is
          .FilterPattern,
      ).toBe('{ $.level = "error" }');
  });

  it('ring at the first dead letter of every queue', () => {
    const dead = queues.filter(({ is }) => is.QueueName.endsWith('-dead-letters'));
    expect(dead.length).toBe(workers.length + schedules.length + 1);
    for (const { id, is } of dead) {
      const name = is.QueueName.replace(/^rdv-famille-|-dead-letters$/g, '');
      const ringing = alarm(`${name}-dead-letters`);
      expect(ringing).toMatchObject({ Threshold: 1, MetricName: 'ApproximateNumberOfMessagesVisible' });
      expect(ringing.Dimensions).toEqual([{ Name: 'QueueName', Value: `<${id}.QueueName>` }]);
      expect(ringing.AlarmDescription).toContain(table[name]?.impact ?? 'no function of that name');
    }
  });

  it.each(workers)('$name: rings when its oldest message waits ten minutes', (row) => {
    expect(alarm(`${row.name}-waiting`)).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 600,
      Dimensions: [{ Name: 'QueueName', Value: `<${queue(row.queue).id}.QueueName>` }],
    });
  });

  it.each(schedules)('$name: silence rings too', (row) => {
    expect(alarm(`${row.name}-stopped`)).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it('watch the stream, the API, the table, the sender’s name and people who wait to be called (B5)', () => {
    expect(alarm('relay-behind')).toMatchObject({ MetricName: 'IteratorAge', Threshold: 300_000 });
    expect(alarm('api-failing')).toMatchObject({ MetricName: '5xx' });
    expect(alarm('api-slow')).toMatchObject({ MetricName: 'Latency', Threshold: 3000 });
    expect(JSON.stringify(alarm('table-throttled').Metrics)).toContain('WriteThrottleEvents');
    expect(alarm('mail-bounces')).toMatchObject({ MetricName: 'Reputation.BounceRate', Threshold: 0.03 });
    expect(alarm('mail-complaints')).toMatchObject({
      MetricName: 'Reputation.ComplaintRate',
      Threshold: 0.0008,
    });
    expect(alarm('call-backs-overdue')).toMatchObject({
      MetricName: 'clean-up-call-backs-overdue',
      Threshold: 1,
    });
  });

  it('stand beside one dashboard', () => {
    expect(cloud.all('AWS::CloudWatch::Dashboard', z.unknown())).toHaveLength(1);
  });
});
