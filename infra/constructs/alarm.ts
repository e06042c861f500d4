import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';

export interface HouseAlarm {
  /** What is watched; its runbook is docs/runbooks/<subject>.md. */
  readonly subject: string;
  /** What is wrong with it; a heading of that runbook. */
  readonly symptom: string;
  /** What people notice, in one sentence. */
  readonly impact: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly periods?: number;
  /** Rings when the figure falls below the threshold or stops coming. */
  readonly whenMissing?: true;
}

/** An alarm that says what stops for people and where to read what to do; it tells the topic when it rings and when it stops. */
export function addAlarm(scope: Construct, foundations: Foundations, alarm: HouseAlarm): Alarm {
  const { subject, symptom, impact, metric, threshold, periods = 1, whenMissing } = alarm;
  const made = new Alarm(scope, `Alarm-${subject}-${symptom}`, {
    alarmName: `${foundations.settings.name}-${subject}-${symptom}`,
    alarmDescription: `${impact} What to do: docs/runbooks/${subject}.md#${symptom}`,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: whenMissing
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: whenMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(foundations.alarmTopic);
  made.addAlarmAction(action);
  made.addOkAction(action);
  return made;
}
