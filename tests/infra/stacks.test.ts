import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { Role } from '../../shared/domain/words.ts';
import { TABLE } from '../../shared/store/table.ts';
import { Flat, makeApp, synthesise } from './support.ts';

const cloud = synthesise();
const cafs = [...loadCafs().values()];

describe('the table', () => {
  const [table, ...others] = cloud.all('AWS::DynamoDB::GlobalTable', z.unknown());
  const template = cloud.template('data');

  it('is the one the store expects', () => {
    const key = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ];
    expect(others).toEqual([]);
    expect(table?.is).toMatchObject({
      TableName: 'rdv-famille',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key(TABLE.partitionKey, TABLE.sortKey),
      GlobalSecondaryIndexes: TABLE.indexes.map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: key(partitionKey, sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
      TimeToLiveSpecification: { AttributeName: TABLE.timeToLive, Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  it('can be brought back to any second, cannot be deleted, and is encrypted with the house key', () => {
    expect(table?.is).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        {
          Region: 'eu-west-3',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
        },
      ],
    });
  });

  it('outlives its stack, as do the key and the secrets', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret']) {
      const kept = Object.values(template.Resources).filter(({ Type }) => Type === type);
      expect(kept.length).toBeGreaterThan(0);
      for (const resource of kept)
        expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('and the accounts of staff are in stacks that nobody deletes by mistake', () => {
    const kept = cloud.stacks.filter(({ terminationProtection }) => terminationProtection === true);
    expect(kept.map(({ stackName }) => stackName).sort()).toEqual([
      'rdv-famille-data',
      'rdv-famille-identity',
    ]);
  });

  it('has a key that turns over', () => {
    expect(cloud.all('AWS::KMS::Key', z.unknown()).map(({ is }) => is)).toMatchObject([
      { EnableKeyRotation: true },
    ]);
  });

  it('and what else must be secret is made by Secrets Manager, long enough for what reads it', () => {
    expect(cloud.all('AWS::SecretsManager::Secret', z.unknown()).map(({ is }) => is)).toMatchObject([
      { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
      { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
    ]);
  });
});

describe('sign-in', () => {
  const pool = cloud.all('AWS::Cognito::UserPool', z.unknown())[0]?.is;

  it('is by accounts that an administrator makes, with a second factor', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      DeletionProtection: 'ACTIVE',
    });
  });

  it('puts the groups into the access token, in the one version of the trigger that can', () => {
    expect(pool).toMatchObject({
      LambdaConfig: {
        PreTokenGenerationConfig: {
          LambdaVersion: 'V2_0',
          LambdaArn: { 'Fn::GetAtt': [expect.stringContaining('tokenclaims'), 'Arn'] },
        },
      },
    });
  });

  it('knows a group for every Caf and role', () => {
    const groups = cloud.all('AWS::Cognito::UserPoolGroup', z.object({ GroupName: z.string() }));
    expect(groups.map(({ is }) => is.GroupName).sort()).toEqual(
      cafs.flatMap(({ code }) => Role.options.map((role) => `${code}:${role}`)).sort(),
    );
  });

  it('gives the browser client a code for its own pages, no secret and no password flow', () => {
    expect(cloud.all('AWS::Cognito::UserPoolClient', z.unknown()).map(({ is }) => is)).toMatchObject([
      {
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: cafs.map(({ webAddress }) => `${webAddress}/connexion`),
      },
    ]);
    expect(JSON.stringify(cloud.all('AWS::Cognito::UserPoolClient', z.unknown()))).not.toContain(
      'PASSWORD_AUTH',
    );
  });
});

describe('files of lists and letters', () => {
  const buckets = cloud.all('AWS::S3::Bucket', z.unknown()).filter(({ stack }) => stack === 'data');

  it('are private, encrypted with the house key, and gone after 30 days at most (D2)', () => {
    expect(buckets.map(({ is }) => is)).toMatchObject([
      {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true },
          ],
        },
        LifecycleConfiguration: {
          Rules: [
            { Prefix: 'posted/', ExpirationInDays: 2, Status: 'Enabled' },
            { Prefix: 'uploads/', ExpirationInDays: 2, Status: 'Enabled' },
            { Prefix: 'lines/', ExpirationInDays: 30, Status: 'Enabled' },
            { Prefix: 'rejects/', ExpirationInDays: 30, Status: 'Enabled' },
            { Prefix: 'prints/', ExpirationInDays: 30, Status: 'Enabled' },
          ],
        },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    ]);
    expect(buckets[0]?.is).not.toHaveProperty('VersioningConfiguration');
  });

  it('take from the pages what these send: a list with its type, the Caf with the way to a file; and from nowhere else', () => {
    const origins = [...new Set(cafs.map(({ webAddress }) => new URL(webAddress).origin))];
    expect(buckets[0]?.is).toMatchObject({
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedOrigins: origins,
            AllowedMethods: ['GET', 'PUT'],
            AllowedHeaders: ['content-type', 'x-caf'],
            MaxAge: 3600,
          },
        ],
      },
    });
  });

  it('tell their worker of uploads alone, and of no upload that gets lost', () => {
    const rules = cloud.all(
      'AWS::Events::Rule',
      z.looseObject({ EventPattern: z.looseObject({ source: z.array(z.string()) }) }),
    );
    expect(
      rules.filter(({ is }) => is.EventPattern.source.includes('aws.s3')).map(({ is }) => is),
    ).toMatchObject([
      {
        EventPattern: {
          'detail-type': ['Object Created'],
          detail: { object: { key: [{ prefix: 'uploads/' }] } },
        },
        Targets: [{ DeadLetterConfig: expect.anything() }],
      },
    ]);
  });
});

describe('mail', () => {
  it('is sent from the domain of every Caf’s sender, over TLS', () => {
    const identities = cloud.all('AWS::SES::EmailIdentity', z.object({ EmailIdentity: z.string() }));
    expect(identities.map(({ is }) => is.EmailIdentity)).toEqual([
      ...new Set(cafs.map(({ sender }) => sender.address.split('@')[1])),
    ]);
    expect(cloud.all('AWS::SES::ConfigurationSet', z.unknown())[0]?.is).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    });
  });

  it('reports what its worker acts on, and nobody’s opening or clicking (D1)', () => {
    const [events] = cloud.all(
      'AWS::SES::ConfigurationSetEventDestination',
      z.object({ EventDestination: z.object({ MatchingEventTypes: z.array(z.string()) }) }),
    );
    expect(events?.is.EventDestination.MatchingEventTypes).toEqual(['send', 'bounce', 'complaint']);
  });

  it('events of this deployment alone reach its queue; undelivered ones are kept', () => {
    const rules = cloud.all(
      'AWS::Events::Rule',
      z.looseObject({ EventPattern: z.looseObject({ source: z.array(z.string()) }) }),
    );
    const ofMail = rules.filter(({ is }) => is.EventPattern.source.includes('aws.ses'));
    expect(ofMail.map(({ is }) => is)).toMatchObject([
      {
        EventPattern: {
          source: ['aws.ses'],
          detail: { mail: { tags: { 'ses:configuration-set': ['rdv-famille'] } } },
        },
        Targets: [
          {
            Arn: { 'Fn::GetAtt': [expect.stringMatching(/^mailreceiptsqueue/), 'Arn'] },
            DeadLetterConfig: expect.anything(),
          },
        ],
      },
    ]);
  });

  it('shows the records that the sender’s domain needs', () => {
    expect(
      Object.keys(cloud.template('mail').Outputs).filter((name) => name.startsWith('Dkim')),
    ).toHaveLength(3);
  });
});

describe('a deployment', () => {
  it('is the same for every account: no template names one', () => {
    const numbers = new Set(cloud.text.match(/\b\d{12}\b/g));
    // The account in which AWS itself publishes the secrets extension.
    expect([...numbers]).toEqual(['780235371811']);
    for (const { environment } of cloud.stacks) expect(environment.account).toBe('unknown-account');
  });

  it('can stand beside another one in the same account, under its own name', () => {
    const trial = synthesise({ context: { name: 'essai' } });
    const named = z.union([
      z.object({ FunctionName: z.string() }),
      z.object({ QueueName: z.string() }),
      z.object({ AlarmName: z.string() }),
      z.object({ TableName: z.string() }),
      z.object({ LogGroupName: z.string() }),
    ]);
    const names = [
      'Lambda::Function',
      'SQS::Queue',
      'CloudWatch::Alarm',
      'DynamoDB::GlobalTable',
      'Logs::LogGroup',
    ]
      .flatMap((type) => trial.all(`AWS::${type}`, named))
      .flatMap(({ is }) => Object.values(is));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) expect(name).toContain('essai');
    expect(trial.text).not.toContain('rdv-famille');
  });

  it('tells alarms by e-mail when an address is set', () => {
    const told = synthesise({ context: { alarmEmail: 'astreinte@caf94.example' } });
    expect(cloud.all('AWS::SNS::Subscription', z.unknown())).toEqual([]);
    expect(told.all('AWS::SNS::Subscription', z.unknown()).map(({ is }) => is)).toMatchObject([
      { Protocol: 'email', Endpoint: 'astreinte@caf94.example' },
    ]);
  });

  it('lets alarms and nobody else publish to the alarm topic, over TLS', () => {
    const [policy] = cloud.all(
      'AWS::SNS::TopicPolicy',
      z.object({
        PolicyDocument: z.object({
          Statement: z.array(z.looseObject({ Effect: z.string(), Principal: z.unknown() })),
        }),
      }),
    );
    const allowed = policy?.is.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' },
    ]);
    expect(cloud.all('AWS::SNS::Topic', z.object({ KmsMasterKeyId: Flat }))[0]?.is.KmsMasterKeyId).toContain(
      'Key',
    );
  });

  it.each([
    [{ name: 'Rdv Famille' }, 'name'],
    [{ region: 'paris' }, 'region'],
    [{ certificateArn: 'arn:aws:acm:eu-west-3:111122223333:certificate/a' }, 'certificateArn'],
    [{ webAddress: 'rdv.example' }, 'webAddress'],
    [{ alarmEmail: 'astreinte' }, 'alarmEmail'],
    [{ oidcIssuer: 'https://id.example' }, 'oidcClientId'],
    [{ oidcIssuer: 'https://id.example', oidcAudience: 'rdv' }, 'oidcClientId'],
    [{ oidcScope: 'profile' }, 'oidcScope'],
  ])('is refused with a wrong setting, by its name: %o', (context, name) => {
    expect(() => makeApp({ context: { ...context } })).toThrow(new RegExp(`"${name}"`));
  });
});
