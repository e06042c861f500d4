import * as z from 'zod';

/**
 * Everything a function is told by its surroundings, parsed once at start. A wrong value stops the start with its path.
 */
export const Environment = z.object({
  TABLE_NAME: z.string().min(1),
  /** Only on one machine: where DynamoDB answers. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  /** Only on one machine: where SES answers. */
  SES_ENDPOINT: z.url().optional(),
  SES_CONFIGURATION_SET: z.string().min(1).optional(),
  /** Queue URLs, by queue name; the relay alone reads them. */
  QUEUE_URLS: z.string().transform(parseJson).pipe(z.record(z.string(), z.url())).optional(),
  SQS_ENDPOINT: z.url().optional(),
  /** Where lists and letters lie. */
  BUCKET_NAME: z.string().min(3).optional(),
  /** Only on one machine: where S3 answers. */
  S3_ENDPOINT: z.url().optional(),
  /** The key of codes, links and person keys: itself on one machine, else the secret the extension fetches. */
  SECRET_KEY: z.string().min(32).optional(),
  SECRET_ID: z.string().min(1).optional(),
  /** Set by Lambda; what the secrets extension asks for. */
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_LAMBDA_FUNCTION_NAME: z.string().default('local'),
  LOG_LEVEL: z.enum(['info', 'warn', 'error']).default('info'),
  /** Where the browser client is served, for links in mails; overrides each Caf's own address. */
  WEB_ADDRESS: z.url().optional(),
  /** Shared with CloudFront: a request without it did not come through the front door. */
  ORIGIN_SECRET: z.string().min(16).optional(),
});
export type Environment = z.infer<typeof Environment>;

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}

export function readEnvironment(): Environment {
  return Environment.parse(process.env);
}
