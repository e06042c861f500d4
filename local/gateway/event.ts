import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DateTime } from 'luxon';
import type { Match } from './routes.ts';

/** What the gateway adds as CloudFront does in the cloud; the same headers sent by a client are thrown away. */
export interface FrontDoor {
  readonly originSecret: string;
}

const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml))\b)/;

/** An API Gateway HTTP API event (payload 2.0) of this request; `claims` when a token was verified. */
export function toEvent(
  request: IncomingMessage,
  body: Buffer,
  match: Match,
  claims: Record<string, string> | undefined,
  frontDoor: FrontDoor,
): Record<string, unknown> {
  const url = new URL(request.url ?? '/', 'http://local');
  const sourceIp = (request.socket.remoteAddress ?? '').replace('::ffff:', '');
  const { cookie, ...headers } = joinedHeaders(request);
  const now = DateTime.utc();
  const routeKey = `${match.route.method} ${match.route.path}`;
  const isText = TEXT.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  const query = joinedQuery(url.searchParams);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: {
      ...headers,
      'x-origin-secret': frontDoor.originSecret,
      'cloudfront-viewer-address': `${sourceIp}:${request.socket.remotePort ?? 0}`,
    },
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(match.params).length === 0 ? {} : { pathParameters: match.params }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
      domainName: headers['host'] ?? '',
      domainPrefix: 'local',
      http: {
        method: match.route.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toFormat('dd/MMM/yyyy:HH:mm:ss +0000', { locale: 'en' }),
      timeEpoch: now.toMillis(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
}

function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

/** Verified claims as API Gateway hands them over: everything is text, a list is `[a b]`. */
export function toClaims(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value),
    ]),
  );
}
