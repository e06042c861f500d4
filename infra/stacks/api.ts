import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { Operation } from '../../shared/http/operation.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Foundations } from '../constructs/foundations.ts';
import { houseLogGroup } from '../constructs/log-group.ts';
import { originSecretValue } from '../constructs/origin-secret.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { functionsOf } from '../functions.ts';
import type { SignIn } from '../settings.ts';

/** The route, never the path, the query, the address or the browser: paths carry link tokens (D1). */
const LOG_FORMAT = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  functionStatus: '$context.integrationStatus',
};
const THROTTLE = { rateLimit: 500, burstLimit: 1000 };

/** The HTTP API: every operation of every http function is a route; those that are not public need a signed-in person. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  /** Path patterns for the front door, from the operations themselves. */
  readonly pathPatterns: readonly string[];

  constructor(scope: Construct, id: string, foundations: Foundations, signIn: SignIn, props: StackProps) {
    super(scope, id, props);
    const { settings } = foundations;
    this.api = new HttpApi(this, 'Api', {
      apiName: settings.name,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...settings.origins],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-caf'],
        exposeHeaders: ['retry-after'],
        maxAge: Duration.hours(1),
      },
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          houseLogGroup(this, foundations, `/aws/vendedlogs/${settings.name}-api`),
        ),
        format: AccessLogFormat.custom(JSON.stringify(LOG_FORMAT)),
      },
    });
    const authorizer = new HttpJwtAuthorizer('Staff', signIn.issuer, { jwtAudience: [...signIn.audience] });
    for (const row of functionsOf('http')) {
      const { lambda } = new ServiceFunction(this, foundations, row, {
        ORIGIN_SECRET: originSecretValue(foundations),
      });
      const integration = new HttpLambdaIntegration(row.name, lambda, { scopePermissionToRoute: false });
      for (const { method, path, access } of Object.values(row.operations)) {
        const routes = this.api.addRoutes({
          path,
          methods: [HttpMethod[method]],
          integration,
          ...(access === 'public' ? {} : { authorizer }),
        });
        if (access === 'public') routes.forEach(acknowledgePublic);
      }
    }
    this.pathPatterns = patterns(functionsOf('http').flatMap((row) => Object.values(row.operations)));
    new CfnOutput(this, 'ApiAddress', { value: this.api.apiEndpoint });
  }
}

function acknowledgePublic(route: HttpRoute): void {
  acknowledge(route, {
    'AwsSolutions-APIG4':
      'Allocataires book without an account; codes, link tokens, limits per address and the web ACL stand in for a sign-in.',
  });
}

/** `/v1/*` for everything below a first part, the path itself for a single document. */
function patterns(operations: readonly Operation[]): string[] {
  const parts = operations.map(({ path }) => path.split('/'));
  return [...new Set(parts.map(([, first, ...rest]) => (rest.length === 0 ? `/${first}` : `/${first}/*`)))];
}
