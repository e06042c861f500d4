import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Where the built client lies: closed to everybody but CloudFront. */
export function clientBucket(scope: Construct): IBucket {
  const bucket = new Bucket(scope, 'Client', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(bucket, {
    'AwsSolutions-S1': 'It holds the public client alone and CloudFront alone reads it.',
  });
  return asInterface(bucket);
}

/** The library's class does not fit its own interface under exact optional types (`isWebsite` may be undefined). */
function asInterface(bucket: Bucket): IBucket;
function asInterface(bucket: unknown): unknown {
  return bucket;
}
