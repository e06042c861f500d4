import { Duration } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ClientConfig } from './client-config.ts';

const COPIER = 'The function is the library’s own and runs during a deployment only';
const COPIES = [
  'Action::s3:GetBucket*',
  'Action::s3:GetObject*',
  'Action::s3:List*',
  'Action::s3:Abort*',
  'Action::s3:DeleteObject*',
  'Resource::<Client4A7F64DF.Arn>/*',
];

interface ClientFiles {
  /** The built client. */
  readonly folder: string;
  readonly configs: readonly ClientConfig[];
  readonly region: string;
}

/** Puts the built client and its configuration into the bucket and makes CloudFront forget the former ones. */
export function deployClient(
  scope: Construct,
  bucket: IBucket,
  distribution: IDistribution,
  { folder, configs, region }: ClientFiles,
): void {
  const made = new BucketDeployment(scope, 'ClientFiles', {
    sources: [Source.asset(folder), ...configs.map(({ key, content }) => Source.jsonData(key, content))],
    destinationBucket: bucket,
    distribution,
    distributionPaths: ['/*'],
    cacheControl: [CacheControl.maxAge(Duration.minutes(5))],
    // A page that is open during a deployment still fetches its parts under their former names.
    prune: false,
  });
  acknowledge(made, {
    'AwsSolutions-IAM5[Resource::*]': `${COPIER}; it asks CloudFront to forget the old files.`,
  });
  acknowledge(made.handlerRole, {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': `${COPIER}; the policy lets it write its log.`,
    [`AwsSolutions-IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${region}/*]`]: `${COPIER}; it reads what the deployment uploaded.`,
    ...Object.fromEntries(
      COPIES.map((finding) => [
        `AwsSolutions-IAM5[${finding}]`,
        `${COPIER}; it fills the client’s bucket alone.`,
      ]),
    ),
  });
  const copier = made.handlerRole.node.scope;
  if (copier !== undefined)
    acknowledge(copier, { 'AwsSolutions-L1': `${COPIER}; its runtime comes with the library.` });
}
