import { type BundlingOptions, Charset, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** How every function is bundled by esbuild; measured in docs/adr/0002-module-format-of-bundles.md. */
export const BUNDLING = {
  format: OutputFormat.CJS,
  target: 'node24',
  charset: Charset.UTF8,
  minify: true,
  /** The runtime's own copy of the SDK starts slower. */
  bundleAwsSDK: true,
  mainFields: ['module', 'main'],
} as const satisfies BundlingOptions;
