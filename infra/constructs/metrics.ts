import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

const period = Duration.minutes(5);

function metric(
  service: string,
  metricName: string,
  statistic: string,
  dimensionsMap: Record<string, string> = {},
): Metric {
  return new Metric({ namespace: `AWS/${service}`, metricName, statistic, period, dimensionsMap });
}

export const apiMetrics = (api: HttpApi) => ({
  requests: api.metricCount({ period, statistic: 'Sum' }),
  failures: api.metricServerError({ period, statistic: 'Sum' }),
  median: api.metricLatency({ period, statistic: 'p50' }),
  slowest: api.metricLatency({ period, statistic: 'p95' }),
});

export const functionErrors = (FunctionName: string) => metric('Lambda', 'Errors', 'Sum', { FunctionName });

/** Over every function of the account in this region. */
export const throttledFunctions = () => metric('Lambda', 'Throttles', 'Sum');

export const oldestMessage = (QueueName: string) =>
  metric('SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', { QueueName });

export function tableMetrics(TableName: string) {
  const of = (name: string) => metric('DynamoDB', name, 'Sum', { TableName });
  return {
    units: [of('ConsumedReadCapacityUnits'), of('ConsumedWriteCapacityUnits')],
    throttled: new MathExpression({
      expression: 'FILL(reads, 0) + FILL(writes, 0)',
      label: 'Throttled',
      period,
      usingMetrics: { reads: of('ReadThrottleEvents'), writes: of('WriteThrottleEvents') },
    }),
  };
}

/** Of the whole SES account: it is what SES itself judges a sender by. */
export const mailMetrics = () => ({
  sent: metric('SES', 'Send', 'Sum'),
  delivered: metric('SES', 'Delivery', 'Sum'),
  bounceRate: metric('SES', 'Reputation.BounceRate', 'Maximum'),
  complaintRate: metric('SES', 'Reputation.ComplaintRate', 'Maximum'),
});
