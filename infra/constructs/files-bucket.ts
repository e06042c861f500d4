import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';

/** Where what lies, and for how many days (D2): lists go once they are read, these rules take what a crash left. */
export const FILE_DAYS = { posted: 2, uploads: 2, lines: 30, rejects: 30, prints: 30 } as const;

/**
 * Headers that the pages send along: the type of a list they put, and, where the service sends them on to a file, the Caf they asked
 * for. Browsers take `authorization` off on the way to another origin; S3 refuses an address that is signed twice.
 */
const PAGES_SEND = ['content-type', 'x-caf'] as const;

/** Names are the same in every template; an account has one such deployment in a region. */
export const filesBucketName = ({ name, region }: Settings): string =>
  `${name}-files-${region}-${Aws.ACCOUNT_ID}`;

/** Where a browser reaches it, by signed addresses alone. */
export const filesOrigin = (settings: Settings): string =>
  `https://${filesBucketName(settings)}.s3.${settings.region}.amazonaws.com`;

/** Lists, rejects and print batches: private, encrypted with the house key, gone after 30 days; tells EventBridge of uploads. */
export function filesBucket(scope: Construct, key: IKey, settings: Settings): Bucket {
  const bucket = new Bucket(scope, 'Files', {
    bucketName: filesBucketName(settings),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    cors: [
      {
        allowedOrigins: [...settings.origins],
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
        allowedHeaders: [...PAGES_SEND],
        maxAge: 3600,
      },
    ],
    lifecycleRules: Object.entries(FILE_DAYS).map(([prefix, days]) => ({
      id: prefix,
      prefix: `${prefix}/`,
      expiration: Duration.days(days),
      abortIncompleteMultipartUploadAfter: Duration.days(1),
    })),
  });
  const { defaultChild } = bucket.node;
  if (!(defaultChild instanceof CfnBucket)) throw new Error('a bucket without a resource');
  defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', {
    EventBridgeEnabled: true,
  });
  acknowledge(bucket, {
    'AwsSolutions-S1':
      'Every download is written down by the product itself before its address is given out (D3); access logs would keep addresses for longer than the files.',
  });
  return bucket;
}
