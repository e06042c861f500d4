import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { Flat, synthesise } from './support.ts';

const cloud = synthesise();
const table: Record<string, FunctionDefinition> = FUNCTIONS;
const operations = Object.entries(table).flatMap(([name, row]) =>
  row.trigger === 'http'
    ? Object.values(row.operations).map(({ method, path, access }) => ({
        name,
        key: `${method} ${path}`,
        access,
      }))
    : [],
);

const routes = cloud
  .all(
    'AWS::ApiGatewayV2::Route',
    z.object({
      RouteKey: z.string(),
      AuthorizationType: z.string(),
      AuthorizerId: Flat.optional(),
      Target: Flat,
    }),
  )
  .map(({ is }) => is);
const integrations = new Map(
  cloud
    .all(
      'AWS::ApiGatewayV2::Integration',
      z.object({ IntegrationUri: Flat, PayloadFormatVersion: z.string(), IntegrationType: z.string() }),
    )
    .map(({ id, is }) => [`integrations/<${id}>`, is]),
);
const functionIds = new Map(
  cloud
    .all('AWS::Lambda::Function', z.object({ FunctionName: z.string() }))
    .map(({ id, is }) => [`<${id}.Arn>`, is.FunctionName.replace('rdv-famille-', '')]),
);

describe('the HTTP API', () => {
  it('has a route for every operation and no other, each to the function that has the operation', () => {
    expect(operations.length).toBeGreaterThan(10);
    const deployed = routes.map(({ RouteKey, Target }) => ({
      key: RouteKey,
      name: functionIds.get(integrations.get(Target)?.IntegrationUri ?? ''),
    }));
    const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);
    expect(deployed.sort(byKey)).toEqual(operations.map(({ key, name }) => ({ key, name })).sort(byKey));
  });

  it('hands the functions the payload they parse', () => {
    for (const [, is] of integrations)
      expect(is).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
  });

  it.each(operations)('asks for a sign-in exactly where the operation does: $key', ({ key, access }) => {
    const route = routes.find(({ RouteKey }) => RouteKey === key);
    expect(route?.AuthorizationType).toBe(access === 'public' ? 'NONE' : 'JWT');
    expect(route?.AuthorizerId === undefined).toBe(access === 'public');
  });

  it('believes tokens of the stack’s own pool for its own client alone', () => {
    const [authorizer, ...others] = cloud.all(
      'AWS::ApiGatewayV2::Authorizer',
      z.object({
        AuthorizerType: z.string(),
        IdentitySource: z.array(z.string()),
        JwtConfiguration: z.object({ Issuer: Flat, Audience: z.array(Flat) }),
      }),
    );
    expect(others).toEqual([]);
    expect(authorizer?.is).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: expect.stringMatching(/identity:.*Staff.*ProviderURL/),
        Audience: [expect.stringMatching(/identity:.*StaffWeb/)],
      },
    });
  });

  it('logs the route and never the path, the query, the address, the browser or who asked (D1)', () => {
    const [stage] = cloud.all(
      'AWS::ApiGatewayV2::Stage',
      z.object({ AccessLogSettings: z.object({ Format: z.string() }) }),
    );
    const { Format } = stage?.is.AccessLogSettings ?? { Format: '' };
    const variables = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(Format)));
    expect(variables).toContain('$context.routeKey');
    expect(variables.sort()).toEqual([
      '$context.integrationLatency',
      '$context.integrationStatus',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  it('slows a flood down and lets only the client’s own pages ask from a browser', () => {
    expect(cloud.all('AWS::ApiGatewayV2::Stage', z.unknown())[0]?.is).toMatchObject({
      DefaultRouteSettings: {
        ThrottlingRateLimit: 500,
        ThrottlingBurstLimit: 1000,
        DetailedMetricsEnabled: true,
      },
    });
    expect(cloud.all('AWS::ApiGatewayV2::Api', z.unknown())[0]?.is).toMatchObject({
      CorsConfiguration: {
        AllowOrigins: ['https://rdv.caf94.example'],
        AllowHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-caf'],
      },
    });
  });

  it('may be signed in to from elsewhere, by configuration alone, and then has no pool of its own', () => {
    const elsewhere = synthesise({
      context: {
        oidcIssuer: 'https://id.caf.example/realm',
        oidcAudience: 'rdv,agents',
        oidcClientId: 'rdv-web',
      },
    });
    expect(elsewhere.names).not.toContain('identity');
    expect(elsewhere.all('AWS::Cognito::UserPool', z.unknown())).toEqual([]);
    expect(elsewhere.all('AWS::ApiGatewayV2::Authorizer', z.unknown())[0]?.is).toMatchObject({
      JwtConfiguration: { Issuer: 'https://id.caf.example/realm', Audience: ['rdv', 'agents'] },
    });
    expect(elsewhere.text).toContain(
      "connect-src 'self' https://id.caf.example https://rdv-famille-files-eu-west-3-",
    );
  });
});
