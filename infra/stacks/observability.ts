import { Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { addAlarm } from '../constructs/alarm.ts';
import type { Foundations } from '../constructs/foundations.ts';
import {
  apiMetrics,
  functionErrors,
  mailMetrics,
  oldestMessage,
  tableMetrics,
  throttledFunctions,
} from '../constructs/metrics.ts';
import { functionNames, functionsOf } from '../functions.ts';

/** SES reviews a sender at 5 % bounces and 0.1 % complaints: these ring before. */
const BOUNCE_RATE = 0.03;
const COMPLAINT_RATE = 0.0008;
const SLOW_MS = 3000;
const MAILS_STOP = 'SES may stop every mail: no codes, no confirmations, no reminders.';

/** What concerns no single function: the API as a whole, the table, the sender's reputation; and the one dashboard. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, foundations: Foundations, httpApi: HttpApi, props: StackProps) {
    super(scope, id, props);
    const { name } = foundations.settings;
    const api = apiMetrics(httpApi);
    const table = tableMetrics(name);
    const mail = mailMetrics();
    const throttled = throttledFunctions();
    for (const [subject, symptom, metric, threshold, periods, impact] of [
      [
        'api',
        'failing',
        api.failures,
        5,
        1,
        'Allocataires and professionals see an error instead of a page.',
      ],
      ['api', 'slow', api.slowest, SLOW_MS, 3, 'Everybody waits; some give up before they have booked.'],
      ['table', 'throttled', table.throttled, 10, 1, 'Bookings are answered late or refused.'],
      [
        'functions',
        'throttled',
        throttled,
        5,
        1,
        'Requests are refused and mails wait: too many functions run at once.',
      ],
      ['mail', 'bounces', mail.bounceRate, BOUNCE_RATE, 1, MAILS_STOP],
      ['mail', 'complaints', mail.complaintRate, COMPLAINT_RATE, 1, MAILS_STOP],
    ] as const)
      addAlarm(this, foundations, { subject, symptom, metric, threshold, periods, impact });
    const errors = functionNames().map((row) => functionErrors(`${name}-${row}`));
    const waiting = functionsOf('queue').map((row) => oldestMessage(`${name}-${row.queue}`));
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      widgets: [
        [
          graph('Requests, failures', [api.requests], [api.failures]),
          graph('Answer time (ms)', [api.median, api.slowest]),
        ],
        [graph('Errors by function', errors), graph('Oldest message by queue (s)', waiting)],
        [
          graph(
            'Mails, bounce and complaint rates',
            [mail.sent, mail.delivered],
            [mail.bounceRate, mail.complaintRate],
          ),
          graph('Table: units, throttled', table.units, [table.throttled]),
        ],
      ],
    });
  }
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): GraphWidget {
  return new GraphWidget({ title, left, right, width: 12 });
}
