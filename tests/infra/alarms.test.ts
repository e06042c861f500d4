import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { Flat, synthesise } from './support.ts';

const cloud = synthesise();
const table: Record<string, FunctionDefinition> = FUNCTIONS;
const rows = Object.entries(table).map(([name, row]) => ({ name, ...row }));
const workers = rows.flatMap((row) => (row.trigger === 'queue' ? [row] : []));
const schedules = rows.flatMap((row) => (row.trigger === 'schedule' ? [row] : []));

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

function alarm(name: string) {
  const found = alarms.find(({ is }) => is.AlarmName === `rdv-famille-${name}`);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found.is;
}
const queues = cloud.all('AWS::SQS::Queue', z.object({ QueueName: z.string() }));
const functions = cloud.all('AWS::Lambda::Function', z.object({ FunctionName: z.string() }));

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
    expect(JSON.stringify(Metrics)).toContain(
      `{"Ref":"${functions.find(({ is }) => is.FunctionName === `rdv-famille-${row.name}`)?.id}"}`,
    );
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
      Dimensions: [
        {
          Name: 'QueueName',
          Value: `<${queues.find(({ is }) => is.QueueName === `rdv-famille-${row.queue}`)?.id}.QueueName>`,
        },
      ],
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
