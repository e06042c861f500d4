import * as z from 'zod';

/** The part of an API Gateway HTTP API event (payload 2.0) that the chain uses. */
export const HttpEvent = z.object({
  routeKey: z.string(),
  headers: z.record(z.string(), z.string().optional()).default({}),
  pathParameters: z.record(z.string(), z.string().optional()).default({}),
  queryStringParameters: z.record(z.string(), z.string().optional()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string().default('none'),
    http: z.object({ sourceIp: z.string().default('') }),
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
  }),
});
export type HttpEvent = z.infer<typeof HttpEvent>;

export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const BODY_LIMIT = 64 * 1024;

/**
 * Who calls, as an address: CloudFront's viewer address where it stands in front, without the port. Of IPv6 the network alone:
 * every line has 2^64 addresses, and a limit for each would be none.
 */
export function callerAddress(event: HttpEvent): string {
  const viewer = event.headers['cloudfront-viewer-address'];
  return lineOf(viewer === undefined ? event.requestContext.http.sourceIp : viewer.replace(/:\d+$/, ''));
}

const GROUPS = 8;

function lineOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = address.match(/\d+\.\d+\.\d+\.\d+$/)?.[0];
  if (mapped !== undefined) return mapped;
  const [head = [], tail] = address
    .split('::')
    .map((side) => side.split(':').filter((group) => group !== ''));
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? [])];
  return groups
    .slice(0, GROUPS / 2)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** A body that is no JSON, as bytes; undefined when it has more than `limit` of them. */
export function readBytes(event: HttpEvent, limit: number): Uint8Array | undefined {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > limit ? undefined : bytes;
}

export type RawBody =
  | { kind: 'absent' }
  | { kind: 'too-large' }
  | { kind: 'bad' }
  | { kind: 'json'; value: unknown };

/** Reads a JSON body of at most 64 KB. */
export function readBody(event: HttpEvent): RawBody {
  if (event.body === undefined || event.body === '') return { kind: 'absent' };
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(text) > BODY_LIMIT) return { kind: 'too-large' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'bad' };
  }
}
