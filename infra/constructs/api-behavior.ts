import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  type ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { originSecretValue } from './origin-secret.ts';

/** CloudFront passes this header on only as part of the cache key; who asks and for which Caf never share an answer. */
const KEY_HEADERS = ['Authorization', 'X-Caf'];
const FORWARDED_HEADERS = [
  'Accept',
  'Access-Control-Request-Headers',
  'Access-Control-Request-Method',
  'CloudFront-Viewer-Address',
  'Content-Type',
  'Idempotency-Key',
  'Origin',
];

/** The API behind the front door: nothing is cached, the caller's address is passed on, the secret says where it came from. */
export function apiBehavior(
  scope: Construct,
  foundations: Foundations,
  api: HttpApi,
  responseHeadersPolicy: ResponseHeadersPolicy,
): BehaviorOptions {
  return {
    origin: new HttpOrigin(`${api.apiId}.execute-api.${foundations.settings.region}.amazonaws.com`, {
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      customHeaders: { 'x-origin-secret': originSecretValue(foundations) },
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    responseHeadersPolicy,
    cachePolicy: new CachePolicy(scope, 'ApiCache', {
      comment: 'Every answer says no-store or private; a key is needed to pass Authorization on',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      headerBehavior: CacheHeaderBehavior.allowList(...KEY_HEADERS),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    }),
    originRequestPolicy: new OriginRequestPolicy(scope, 'ApiRequest', {
      headerBehavior: OriginRequestHeaderBehavior.allowList(...FORWARDED_HEADERS),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    }),
  };
}
