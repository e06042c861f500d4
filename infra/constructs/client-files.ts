import { Duration } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';

/** Puts the built client into its bucket and makes CloudFront forget the former one. */
export function deployClient(
  scope: Construct,
  bucket: IBucket,
  distribution: IDistribution,
  folder: string,
): void {
  new BucketDeployment(scope, 'ClientFiles', {
    sources: [Source.asset(folder)],
    destinationBucket: bucket,
    distribution,
    distributionPaths: ['/*'],
    cacheControl: [CacheControl.maxAge(Duration.minutes(5))],
  });
}
