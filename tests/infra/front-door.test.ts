import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clientConfigs, pagesFunction } from '../../infra/constructs/client-config.ts';
import { caf94, caf973 } from '../support/fixtures.ts';
import { Flat, makeApp, scratchFolder, synthesise } from './support.ts';

const cloud = synthesise();
const Behavior = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: Flat,
});
const Distribution = z.object({
  DistributionConfig: z.object({
    WebACLId: Flat,
    Aliases: z.array(z.string()).default([]),
    ViewerCertificate: z.unknown().optional(),
    Logging: z.unknown().optional(),
    DefaultCacheBehavior: Behavior,
    CacheBehaviors: z.array(Behavior.extend({ CachePolicyId: Flat, OriginRequestPolicyId: Flat })),
    Origins: z.array(
      z.object({
        Id: z.string(),
        DomainName: Flat,
        CustomOriginConfig: z.unknown().optional(),
        OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: Flat })).default([]),
      }),
    ),
  }),
});

function only<T>(list: readonly T[]): T {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`${list.length} instead of one`);
  return first;
}
const frontDoor = (from: ReturnType<typeof synthesise>) =>
  only(from.all('AWS::CloudFront::Distribution', Distribution)).is.DistributionConfig;
const door = frontDoor(cloud);
const apiOrigin = only(door.Origins.filter(({ CustomOriginConfig }) => CustomOriginConfig !== undefined));

describe('the front door', () => {
  it('gives the API’s paths to the API, over TLS and with the secret that the functions ask for', () => {
    expect(door.CacheBehaviors.map(({ PathPattern }) => PathPattern).sort()).toEqual([
      '/openapi.json',
      '/v1/*',
    ]);
    for (const behavior of door.CacheBehaviors) {
      expect(behavior.TargetOriginId).toBe(apiOrigin.Id);
      expect(behavior.ViewerProtocolPolicy).toBe('https-only');
    }
    expect(apiOrigin.DomainName).toMatch(/^<rdv-famille-api:.*>\.execute-api\.eu-west-3\.amazonaws\.com$/);
    expect(apiOrigin.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    const { HeaderName, HeaderValue } = only(apiOrigin.OriginCustomHeaders);
    const asked = cloud
      .all(
        'AWS::Lambda::Function',
        z.object({ Environment: z.object({ Variables: z.record(z.string(), Flat) }).optional() }),
      )
      .flatMap(({ is }) => is.Environment?.Variables['ORIGIN_SECRET'] ?? []);
    expect(HeaderName).toBe('x-origin-secret');
    expect(new Set(asked)).toEqual(new Set([HeaderValue]));
    expect(HeaderValue).toMatch(/^\{\{resolve:secretsmanager:<.*OriginSecret.*>:SecretString:::\}\}$/);
  });

  it('passes on who asks, for which Caf, and from where, and keeps no answer', () => {
    const { CachePolicyConfig: cache } = only(
      cloud.all(
        'AWS::CloudFront::CachePolicy',
        z.object({
          CachePolicyConfig: z.object({
            DefaultTTL: z.number(),
            MinTTL: z.number(),
            MaxTTL: z.number(),
            ParametersInCacheKeyAndForwardedToOrigin: z.object({
              HeadersConfig: z.object({ Headers: z.array(z.string()) }),
            }),
          }),
        }),
      ),
    ).is;
    const { OriginRequestPolicyConfig: request } = only(
      cloud.all(
        'AWS::CloudFront::OriginRequestPolicy',
        z.object({
          OriginRequestPolicyConfig: z.object({ HeadersConfig: z.object({ Headers: z.array(z.string()) }) }),
        }),
      ),
    ).is;
    expect(cache).toMatchObject({ DefaultTTL: 0, MinTTL: 0, MaxTTL: 1 });
    const headers = [
      ...cache.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers,
      ...request.HeadersConfig.Headers,
    ].map((header) => header.toLowerCase());
    expect(headers).toEqual(
      expect.arrayContaining([
        'authorization',
        'x-caf',
        'idempotency-key',
        'content-type',
        'accept',
        'cloudfront-viewer-address',
      ]),
    );
    expect(headers).not.toContain('host');
    expect(request.HeadersConfig.Headers.length).toBeLessThanOrEqual(10);
  });

  it('writes no log of its own: a line would carry the path and the address (D1)', () => {
    expect(door.Logging).toBeUndefined();
  });

  it('stands behind the web ACL, which keeps no sample of requests either', () => {
    expect(door.WebACLId).toBe('<rdv-famille-edge>');
    const acl = only(
      cloud.all(
        'AWS::WAFv2::WebACL',
        z.object({ Scope: z.string(), Rules: z.array(z.looseObject({ Name: z.string() })) }),
      ),
    );
    expect(acl.stack).toBe('edge');
    expect(acl.is.Scope).toBe('CLOUDFRONT');
    expect(acl.is.Rules.map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'per-address',
    ]);
    const text = JSON.stringify(cloud.template('edge').Resources);
    expect(text).not.toContain('"SampledRequestsEnabled":true');
    expect(text).toContain('"AggregateKeyType":"IP"');
  });

  it('answers too many requests of one address with the problem document of the contract', () => {
    const { CustomResponseBodies: bodies } = only(
      cloud.all(
        'AWS::WAFv2::WebACL',
        z.object({ CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string() })) }),
      ),
    ).is;
    expect(JSON.parse(bodies['too-many']?.Content ?? '')).toMatchObject({ status: 429, code: 'TOO_MANY' });
  });

  it('takes its web ACL from us-east-1 without a helper function of somebody else’s', () => {
    expect(cloud.stacks.map(({ stackName, environment }) => [stackName, environment.region])).toContainEqual([
      'rdv-famille-edge',
      'us-east-1',
    ]);
    expect(cloud.text).not.toContain('Custom::');
  });

  it('tells the browser to load and frame nothing else, on every answer', () => {
    const policy = only(cloud.all('AWS::CloudFront::ResponseHeadersPolicy', z.unknown()));
    for (const behavior of [door.DefaultCacheBehavior, ...door.CacheBehaviors])
      expect(behavior.ResponseHeadersPolicyId).toBe(`<${policy.id}>`);
    const text = JSON.stringify(policy.is);
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      'no-referrer',
      'DENY',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('unsafe');
  });

  it('keeps the client in a bucket that CloudFront alone reads', () => {
    const ofWeb = ({ stack }: { stack: string }) => stack === 'web';
    expect(only(cloud.all('AWS::S3::Bucket', z.unknown()).filter(ofWeb)).is).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const { Statement } = only(
      cloud
        .all(
          'AWS::S3::BucketPolicy',
          z.object({
            PolicyDocument: z.object({ Statement: z.array(z.looseObject({ Effect: z.string() })) }),
          }),
        )
        .filter(ofWeb),
    ).is.PolicyDocument;
    expect(only(Statement.filter(({ Effect }) => Effect === 'Allow'))).toMatchObject({
      Action: 's3:GetObject',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
    });
  });

  it('opens the one document for every page and files as they are', () => {
    const { FunctionCode } = only(
      cloud.all('AWS::CloudFront::Function', z.object({ FunctionCode: z.string() })),
    ).is;
    const opens = (uri: string) =>
      runInNewContext(`${FunctionCode}; handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`);
    expect(opens('/')).toBe('/index.html');
    expect(opens('/rendez-vous')).toBe('/index.html');
    expect(opens('/connexion/')).toBe('/index.html');
    expect(opens('/assets/index-a1b2.js')).toBe('/assets/index-a1b2.js');
  });

  it('deploys the client as soon as it has been built', () => {
    expect(cloud.all('Custom::CDKBucketDeployment', z.unknown())).toEqual([]);
    const client = scratchFolder();
    mkdirSync(join(client, 'assets'));
    writeFileSync(join(client, 'index.html'), '<!doctype html>');
    const built = synthesise({ client });
    expect(only(built.all('Custom::CDKBucketDeployment', z.unknown())).is).toMatchObject({
      DistributionPaths: ['/*'],
      SystemMetadata: { 'cache-control': 'max-age=300' },
      Prune: false,
    });
  });

  it('has the service’s own names and takes TLS 1.2 at least once it has a certificate', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/a';
    const named = frontDoor(synthesise({ context: { certificateArn } }));
    expect(named.Aliases).toEqual(['rdv.caf94.example']);
    expect(named.ViewerCertificate).toEqual({
      AcmCertificateArn: certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    expect(door.Aliases).toEqual([]);
  });
});

describe('what the client reads first', () => {
  const signIn = {
    issuer: 'https://id.example',
    audience: ['rdv'],
    clientId: 'rdv-web',
    scope: 'openid',
    origins: [],
  };
  const cafs = [
    caf94(),
    { ...caf973(), webAddress: 'https://rdv.caf973.example', english: { phoneHours: 'in the morning' } },
  ];
  const asked = (configs: readonly { key: string }[], uri: string, host: string) =>
    runInNewContext(
      `${pagesFunction(configs)}; handler(${JSON.stringify({ request: { uri, headers: { host: { value: host } } } })}).uri`,
    );

  it('says which Caf, which sign-in and whom to phone, beside the built client', () => {
    const client = scratchFolder();
    writeFileSync(join(client, 'index.html'), '<!doctype html>');
    const { directory } = makeApp({
      client,
      context: { oidcIssuer: 'https://id.example/realm', oidcAudience: 'rdv', oidcClientId: 'rdv-web' },
    }).synth();
    const written = readdirSync(directory)
      .map((name) => join(directory, name, 'config.json'))
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8')));
    expect(written).toMatchObject([
      {
        caf: '94',
        signIn: { issuer: 'https://id.example/realm', clientId: 'rdv-web', scope: 'openid' },
        help: { name: 'Caf du Val-de-Marne', phone: caf94().phone },
      },
    ]);
  });

  it('takes the stack’s own pool and its browser client when there is no other', () => {
    const client = scratchFolder();
    writeFileSync(join(client, 'index.html'), '<!doctype html>');
    const built = synthesise({ client });
    const { SourceMarkers } = only(
      built.all(
        'Custom::CDKBucketDeployment',
        z.object({ SourceMarkers: z.array(z.record(z.string(), Flat)) }),
      ),
    ).is;
    const values = SourceMarkers.flatMap((markers) => Object.values(markers));
    expect(values).toContainEqual(expect.stringContaining('rdv-famille-identity'));
    expect(values).toHaveLength(2);
  });

  it('has one file for one Caf, and one for each name where there are several', () => {
    expect(
      clientConfigs({ cafs: cafs.slice(0, 1), webAddress: undefined }, signIn).map(({ key }) => key),
    ).toEqual(['config.json']);
    const configs = clientConfigs({ cafs, webAddress: undefined }, signIn);
    expect(configs.map(({ key, content }) => [key, content.caf])).toEqual([
      ['config.json', '94'],
      ['config/rdv.caf94.example.json', '94'],
      ['config/rdv.caf973.example.json', '973'],
    ]);
    expect(asked(configs, '/config.json', 'rdv.caf973.example')).toBe('/config/rdv.caf973.example.json');
    expect(asked(configs, '/config.json', 'd111.cloudfront.net')).toBe('/config.json');
    expect(asked(configs, '/pro/agenda', 'rdv.caf973.example')).toBe('/index.html');
  });

  it('is the first Caf’s at the one address of a trial', () => {
    const configs = clientConfigs({ cafs, webAddress: 'https://essai.example' }, signIn);
    expect(configs.map(({ key, content }) => [key, content.caf])).toEqual([['config.json', '94']]);
  });

  it('is refused where two Cafs would share a name', () => {
    const alike = cafs.map((caf) => ({ ...caf, webAddress: 'https://rdv.caf.example' }));
    expect(() => clientConfigs({ cafs: alike, webAddress: undefined }, signIn)).toThrow('rdv.caf.example');
  });
});

describe('a changed origin secret', () => {
  it('is taken up by CloudFront and the functions together, by naming its version', () => {
    const originSecretVersion = '0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f';
    const changed = synthesise({ context: { originSecretVersion } });
    const references = changed.text.match(/:SecretString:::[^}]*\}\}/g) ?? [];
    expect(new Set(references)).toEqual(new Set([`:SecretString:::${originSecretVersion}}}`]));
    expect(references.length).toBeGreaterThan(2);
  });
});
