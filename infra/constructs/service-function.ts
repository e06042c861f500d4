import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  ParamsAndSecretsLayerVersion,
  ParamsAndSecretsLogLevel,
  ParamsAndSecretsVersions,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../shared/config/environment.ts';
import type { Named } from '../functions.ts';
import { addAlarm } from './alarm.ts';
import { BUNDLING } from './bundling.ts';
import type { Foundations } from './foundations.ts';
import { grantSecret, grantTable } from './grants.ts';
import { houseLogGroup } from './log-group.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ERRORS_NAMESPACE = 'rdv-famille';

/** Only names that the functions parse at start. */
export type FunctionEnvironment = { readonly [K in keyof Environment]?: string };

/**
 * One function of the table of functions with the house defaults: its own role, what the table grants it and no more,
 * kept logs, and an alarm that says what stops for people.
 */
export class ServiceFunction extends Construct {
  readonly lambda: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, foundations: Foundations, row: Named, environment: FunctionEnvironment = {}) {
    super(scope, row.name);
    const { settings, key, table, keySecret } = foundations;
    const functionName = `${settings.name}-${row.name}`;
    const usesTable = row.table !== 'none';
    const logGroup = houseLogGroup(this, foundations, `/aws/lambda/${functionName}`);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.lambda = new NodejsFunction(this, 'Function', {
      functionName,
      description: row.impact,
      entry: `${ROOT}functions/${row.name}/index.ts`,
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: row.memoryMb ?? (row.trigger === 'http' ? 1024 : 512),
      timeout: Duration.seconds(row.timeoutSeconds),
      role: this.role,
      logGroup,
      awsSdkConnectionReuse: false,
      environmentEncryption: key,
      environment: withoutUndefined({
        TABLE_NAME: row.trigger === 'sign-in' ? undefined : table.tableName,
        SECRET_ID: usesTable ? keySecret.secretArn : undefined,
        WEB_ADDRESS: usesTable ? settings.webAddress : undefined,
        ...environment,
      }),
      ...(usesTable ? { paramsAndSecrets: secretsExtension() } : {}),
    });
    if (row.table !== 'none') {
      grantTable(this.role, foundations, row.table);
      grantSecret(this.role, foundations);
    }
    this.alarmOnErrors(foundations, row, logGroup);
  }

  /** Crashes and time-outs, and what a function caught but wrote down as an error. */
  private alarmOnErrors(foundations: Foundations, row: Named, logGroup: LogGroup): void {
    const logged = new MetricFilter(this, 'LoggedErrors', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
      metricNamespace: ERRORS_NAMESPACE,
      metricName: `${foundations.settings.name}-${row.name}-errors`,
    });
    const period = Duration.minutes(5);
    addAlarm(this, foundations, {
      subject: row.name,
      symptom: 'errors',
      impact: row.impact,
      metric: new MathExpression({
        expression: 'FILL(failed, 0) + FILL(logged, 0)',
        label: row.name,
        period,
        usingMetrics: {
          failed: this.lambda.metricErrors({ period }),
          logged: logged.metric({ statistic: 'Sum', period }),
        },
      }),
      threshold: 1,
    });
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
