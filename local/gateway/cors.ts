import type { IncomingMessage } from 'node:http';

/** Other ports of this machine (the client under development) may read answers; the client itself shares the origin and needs nothing. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1):\d+$/;

export function corsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !LOOPBACK.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET,POST,PUT,DELETE',
    'access-control-allow-headers': 'authorization,content-type,idempotency-key,x-caf',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '3600',
    vary: 'origin',
  };
}

export function isPreflight(request: IncomingMessage): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}
