import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  ParamsAndSecretsLayerVersion,
  ParamsAndSecretsLogLevel,
  ParamsAndSecretsVersions,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, type IFilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../shared/config/environment.ts';
import type { Named } from '../functions.ts';
import { addAlarm } from './alarm.ts';
import { BUNDLING } from './bundling.ts';
import { filesBucketName } from './files-bucket.ts';
import type { Foundations } from './foundations.ts';
import { grantAllowance, grantFiles, grantScan, grantSecret, grantTable } from './grants.ts';
import { houseLogGroup } from './log-group.ts';

const PERIOD = Duration.minutes(5);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Only names that the functions parse at start. */
export type FunctionEnvironment = { readonly [K in keyof Environment]?: string };

/**
 * One function of the table of functions with the house defaults: its own role, what the table grants it and no more,
 * kept logs, and an alarm that says what stops for people.
 */
export class ServiceFunction extends Construct {
  readonly lambda: NodejsFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, foundations: Foundations, row: Named, environment: FunctionEnvironment = {}) {
    super(scope, row.name);
    const { settings, key, table, keySecret } = foundations;
    const functionName = `${settings.name}-${row.name}`;
    const usesTable = row.table !== 'none';
    this.logGroup = houseLogGroup(this, foundations, `/aws/lambda/${functionName}`);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName,
      entry: `${ROOT}functions/${row.name}/index.ts`,
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: row.memoryMb ?? (row.trigger === 'http' ? 1024 : 512),
      timeout: Duration.seconds(row.timeoutSeconds),
      role: this.role,
      logGroup: this.logGroup,
      awsSdkConnectionReuse: false,
      environmentEncryption: key,
      environment: withoutUndefined({
        TABLE_NAME: row.trigger === 'sign-in' ? undefined : table.tableName,
        SECRET_ID: usesTable ? keySecret.secretArn : undefined,
        WEB_ADDRESS: usesTable ? settings.webAddress : undefined,
        BUCKET_NAME: row.files === true ? filesBucketName(settings) : undefined,
        ...environment,
      }),
      ...(usesTable ? { paramsAndSecrets: secretsExtension() } : {}),
    });
    if (row.table !== 'none') {
      grantTable(this.role, foundations, row.table);
      grantSecret(this.role, foundations);
    }
    if (row.scansTable === true) grantScan(this.role, foundations);
    if (row.files === true) grantFiles(this.role, foundations);
    if (row.asksAllowance === true) grantAllowance(this.role);
    this.alarmOnErrors(foundations, row);
  }

  /** Crashes and time-outs, and what a function caught but wrote down as an error. */
  private alarmOnErrors(foundations: Foundations, row: Named): void {
    const logged = this.countLines(foundations, 'errors', FilterPattern.stringValue('$.level', '=', 'error'));
    addAlarm(this, foundations, {
      subject: row.name,
      symptom: 'errors',
      impact: row.impact,
      metric: new MathExpression({
        expression: 'FILL(failed, 0) + FILL(logged, 0)',
        label: row.name,
        period: PERIOD,
        usingMetrics: {
          failed: this.lambda.metricErrors({ period: PERIOD }),
          logged,
        },
      }),
      threshold: 1,
    });
  }

  /** How often the function wrote down such a line, over five minutes. */
  countLines(foundations: Foundations, what: string, filterPattern: IFilterPattern): Metric {
    const filter = new MetricFilter(this, `Lines-${what}`, {
      logGroup: this.logGroup,
      filterPattern,
      metricNamespace: foundations.settings.name,
      metricName: `${this.node.id}-${what}`,
    });
    return filter.metric({ statistic: 'Sum', period: PERIOD });
  }
}

function secretsExtension(): ParamsAndSecretsLayerVersion {
  return ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103, {
    cacheSize: 2,
    logLevel: ParamsAndSecretsLogLevel.WARN,
  });
}

function withoutUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
