import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * Where the SDK would look for credentials once the environment has none: profiles, single sign-on, instance roles. A function always
 * has them in its environment, so none of these is ever loaded; they are a hundred kilobytes of every bundle.
 */
const OTHER_CREDENTIALS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
] as const;

/** How every function is bundled by esbuild; measured in docs/adr/0002-module-format-of-bundles.md. */
export const BUNDLING = {
  format: OutputFormat.CJS,
  target: 'node24',
  minify: true,
  /** The runtime's own copy of the SDK starts slower. */
  bundleAwsSDK: true,
  externalModules: [...OTHER_CREDENTIALS],
  mainFields: ['module', 'main'],
  /** French texts as they are, not escaped. */
  esbuildArgs: { '--charset': 'utf8' },
} as const satisfies BundlingOptions;
