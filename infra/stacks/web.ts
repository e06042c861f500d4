import { existsSync } from 'node:fs';
import { CfnOutput, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { apiBehavior } from '../constructs/api-behavior.ts';
import { clientBucket } from '../constructs/client-bucket.ts';
import { type ClientConfig, clientConfigs, pagesFunction } from '../constructs/client-config.ts';
import { deployClient } from '../constructs/client-files.ts';
import { filesOrigin } from '../constructs/files-bucket.ts';
import type { Foundations } from '../constructs/foundations.ts';
import { securityHeaders } from '../constructs/security-headers.ts';
import type { SignIn } from '../settings.ts';

interface Behind {
  readonly api: HttpApi;
  readonly pathPatterns: readonly string[];
  readonly webAclArn: string;
  readonly signIn: SignIn;
  /** The built client, deployed if it is there. */
  readonly client: string;
}

/** The one front door: the client's files from a private bucket, the API behind the same name. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, foundations: Foundations, behind: Behind, props: StackProps) {
    super(scope, id, props);
    const { settings } = foundations;
    const bucket = clientBucket(this);
    const headers = securityHeaders(this, [...behind.signIn.origins, filesOrigin(foundations.settings)]);
    const configs = clientConfigs(settings, behind.signIn);
    const api = apiBehavior(this, foundations, behind.api, headers);
    const distribution = new Distribution(this, 'FrontDoor', {
      comment: settings.name,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: Stack.consumeReference(behind.webAclArn, ReferenceStrength.WEAK),
      defaultBehavior: this.pages(bucket, headers, configs),
      additionalBehaviors: Object.fromEntries(behind.pathPatterns.map((pattern) => [pattern, api])),
      ...this.names(foundations),
    });
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Families and partners may live or travel anywhere (M3).',
      'AwsSolutions-CFR3':
        'Its log lines carry paths, and so link tokens, and addresses (D1); the API logs every route.',
      ...(settings.certificateArn === undefined
        ? {
            'AwsSolutions-CFR4':
              'Only a trial has no certificate; with one, TLS 1.2 is the least that is taken.',
          }
        : {}),
    });
    if (existsSync(behind.client))
      deployClient(this, bucket, distribution, { folder: behind.client, configs, region: settings.region });
    new CfnOutput(this, 'WebAddress', { value: `https://${distribution.distributionDomainName}` });
  }

  private pages(
    bucket: IBucket,
    responseHeadersPolicy: ResponseHeadersPolicy,
    configs: readonly ClientConfig[],
  ): BehaviorOptions {
    const rewrite = new EdgeFunction(this, 'Pages', {
      code: FunctionCode.fromInline(pagesFunction(configs)),
      runtime: FunctionRuntime.JS_2_0,
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: rewrite }],
    };
  }

  /** The service's own names, once their certificate exists. */
  private names({ settings: { certificateArn, origins } }: Foundations) {
    if (certificateArn === undefined) return {};
    return {
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      domainNames: origins.map((origin) => new URL(origin).hostname),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
