import type { ServerResponse } from 'node:http';
import * as z from 'zod';

/** What a function gives back (payload 2.0); anything that is not this is a 500, as at the real gateway. */
const Result = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** Writes a function's result, with the headers of `extra` beside its own. */
export function writeResult(response: ServerResponse, result: unknown, extra: Record<string, string>): void {
  const { statusCode, headers, cookies, body, isBase64Encoded } = Result.parse(result);
  for (const [name, value] of Object.entries({ ...headers, ...extra }))
    response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode);
  response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}
