import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { HttpResult } from '../../shared/http/event.ts';
import { type Json, walk } from './json.ts';

/** A handler as Lambda calls it. */
export type HttpHandler = (event: unknown, context: Context) => Promise<HttpResult>;

export interface HttpRequest {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** What the authoriser verified: `{ sub, memberships: '[94:mediator]' }`. */
  readonly claims?: Record<string, unknown>;
  readonly ip?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The JSON object sent; empty for other types. */
  readonly body: Record<string, unknown>;
  /** The same, to walk into. */
  readonly json: Json;
  readonly text: string;
}

/** Calls a route of an exported handler with the event that API Gateway would send (HTTP API, payload 2.0). */
export async function call(
  handler: HttpHandler,
  routeKey: string,
  request: HttpRequest = {},
): Promise<HttpAnswer> {
  const answer = await handler(eventOf(routeKey, request), lambdaContext());
  const isJson = /json/.test(answer.headers['content-type'] ?? '') && answer.body !== '';
  const body = isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(answer.body)) : {};
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body,
    json: walk(body),
    text: answer.body,
  };
}

function eventOf(routeKey: string, request: HttpRequest): unknown {
  const [method = '', template = ''] = routeKey.split(' ');
  const { params, query, body, claims, ip = '203.0.113.10' } = request;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    host: 'api.example',
    'x-forwarded-for': ip,
    ...Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers,
    ...(params === undefined ? {} : { pathParameters: params }),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.example',
      domainPrefix: 'api',
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: '30/Nov/2026:07:00:00 +0000',
      timeEpoch: 1_796_022_000_000,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: ip, userAgent: 'tests' },
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
    },
  };
}

export function lambdaContext(): Context {
  const unused = () => undefined;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'test',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-3:000000000000:function:test',
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: 'test',
    logStreamName: 'test',
    getRemainingTimeInMillis: () => 120_000,
    done: unused,
    fail: unused,
    succeed: unused,
  };
}
