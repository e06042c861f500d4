import { SecretValue } from 'aws-cdk-lib';
import type { Foundations } from './foundations.ts';

/**
 * The origin secret as CloudFormation fills it in when it deploys, the same version for CloudFront and the functions. Naming another
 * version is what makes a deployment take a changed secret up.
 */
export function originSecretValue({ originSecret, settings: { originSecretVersion } }: Foundations): string {
  const version = originSecretVersion === undefined ? {} : { versionId: originSecretVersion };
  return SecretValue.secretsManager(originSecret.secretArn, version).unsafeUnwrap();
}
