import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** How every function is bundled by esbuild; measured in docs/adr/0002-module-format-of-bundles.md. */
export const BUNDLING = {
  format: OutputFormat.CJS,
  target: 'node24',
  minify: true,
  /** The runtime's own copy of the SDK starts slower. */
  bundleAwsSDK: true,
  mainFields: ['module', 'main'],
  /** French texts as they are, not escaped. */
  esbuildArgs: { '--charset': 'utf8' },
} as const satisfies BundlingOptions;
