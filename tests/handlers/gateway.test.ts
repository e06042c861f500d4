import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS } from '../../functions/table.ts';
import { startGateway } from '../../local/gateway/gateway.ts';
import { makeMatcher, type Route, routesOf } from '../../local/gateway/routes.ts';
import { makeWeb } from '../../local/gateway/web.ts';
import type { Listening } from '../../local/http.ts';
import { HttpEvent } from '../../shared/http/event.ts';
import { problem } from '../../shared/http/respond.ts';

const route = (method: string, path: string, more: Partial<Route> = {}): Route => ({
  method,
  path,
  function: 'fake',
  signedIn: false,
  timeoutSeconds: 15,
  ...more,
});
const ROUTES = [
  route('GET', '/v1/cafs/{caf}/slots'),
  route('POST', '/v1/cafs/{caf}/appointments'),
  route('GET', '/v1/things/{thing}'),
  route('GET', '/v1/things/mine', { function: 'mine' }),
  route('GET', '/v1/staff/me', { signedIn: true }),
  route('GET', '/v1/slow', { timeoutSeconds: 0.05 }),
];
const Event = z.looseObject({
  version: z.literal('2.0'),
  rawPath: z.string(),
  rawQueryString: z.string(),
  cookies: z.array(z.string()).optional(),
  ...HttpEvent.shape,
});

let gateway: Listening;
let events: { name: string; event: z.infer<typeof Event> }[];
let answer: () => Promise<unknown>;
const said: string[] = [];

beforeAll(async () => {
  const web = mkdtempSync(join(tmpdir(), 'rdv-web-'));
  writeFileSync(join(web, 'index.html'), '<p>client</p>');
  writeFileSync(join(web, 'app.js'), 'let a;');
  gateway = await startGateway({
    port: 0,
    routes: ROUTES,
    async invoke(name, event) {
      events.push({ name, event: Event.parse(event) });
      return await answer();
    },
    authorize: async (header) =>
      header === 'Bearer good' ? { sub: 'mediator', memberships: '[94:mediator]' } : undefined,
    frontDoor: { originSecret: 'the secret of the front door' },
    web: makeWeb({ folder: web, config: { caf: '94' }, connectOrigins: ['http://127.0.0.1:3004'] }),
    report: (sentence) => said.push(sentence),
  });
});
beforeEach(() => {
  events = [];
  answer = async () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' });
});
afterAll(() => gateway.stop());

const call = (path: string, init: RequestInit = {}) => fetch(`${gateway.address}${path}`, init);
const seen = () => events.map(({ event }) => event);

describe('the event', () => {
  test('has route, decoded parameters, joined query and lower-case headers of payload 2.0', async () => {
    await call('/v1/cafs/94/slots?service=a%20b&mode=phone&mode=video&empty=', {
      headers: { 'X-Caf': '94', cookie: 'a=1; b=2' },
    });
    expect(seen()[0]).toMatchObject({
      routeKey: 'GET /v1/cafs/{caf}/slots',
      rawPath: '/v1/cafs/94/slots',
      rawQueryString: 'service=a%20b&mode=phone&mode=video&empty=',
      pathParameters: { caf: '94' },
      queryStringParameters: { service: 'a b', mode: 'phone,video', empty: '' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-caf': '94' },
      isBase64Encoded: false,
    });
    expect(seen()[0]?.headers).not.toHaveProperty('cookie');
    expect(seen()[0]?.body).toBeUndefined();
    await call('/v1/things/%C3%A9t%C3%A9%2F2');
    expect(seen()[1]?.pathParameters).toEqual({ thing: 'été/2' });
  });

  test('carries JSON as text and everything else in base64', async () => {
    const post = (type: string, body: string) =>
      call('/v1/cafs/94/appointments', { method: 'POST', headers: { 'content-type': type }, body });
    await post('application/json; charset=utf-8', '{"é":1}');
    await post('application/x-www-form-urlencoded', 'a=1');
    expect(seen().map(({ body, isBase64Encoded }) => ({ body, isBase64Encoded }))).toEqual([
      { body: '{"é":1}', isBase64Encoded: false },
      { body: 'YT0x', isBase64Encoded: true },
    ]);
  });

  test('tells the caller’s address and the secret of the front door, whatever the client claims', async () => {
    await call('/v1/things/a', {
      headers: { 'cloudfront-viewer-address': '203.0.113.9:1', 'x-origin-secret': 'guessed' },
    });
    expect(seen()[0]?.headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(seen()[0]?.headers['x-origin-secret']).toBe('the secret of the front door');
    expect(seen()[0]?.requestContext.http.sourceIp).toBe('127.0.0.1');
  });
});

describe('a route', () => {
  test('with a fixed segment goes before one with a parameter', async () => {
    await call('/v1/things/mine');
    await call('/v1/things/other');
    expect(events.map(({ name }) => name)).toEqual(['mine', 'fake']);
  });

  test.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/things/a'],
    ['GET', '/v1/things/'],
    ['GET', '/v1/things/%E0%A4%A'],
    ['POST', '/'],
    ['GET', '/v1'],
  ])('that does not exist, %s %s, is a 404 problem', async (method, path) => {
    const response = await call(path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect(events).toEqual([]);
  });

  test('of the table of functions is found, each by its own path', () => {
    const routes = routesOf(FUNCTIONS);
    const match = makeMatcher(routes);
    for (const each of routes)
      expect(match(each.method, each.path.replaceAll(/\{[^}]+\}/g, 'x'))?.route).toBe(each);
    const keys = routes.map((each) => `${each.method} ${each.path.replaceAll(/\{[^}]+\}/g, '{}')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('signed-in routes', () => {
  test('refuse a request whose token does not hold, before the function is called', async () => {
    for (const headers of [{}, { authorization: 'Bearer bad' }]) {
      const response = await call('/v1/staff/me', { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(events).toEqual([]);
  });

  test('hand the verified claims over; public routes never look at a token', async () => {
    await call('/v1/staff/me', { headers: { authorization: 'Bearer good' } });
    await call('/v1/things/a', { headers: { authorization: 'Bearer good' } });
    expect(seen()[0]?.requestContext.authorizer?.jwt.claims).toEqual({
      sub: 'mediator',
      memberships: '[94:mediator]',
    });
    expect(seen()[1]?.requestContext.authorizer).toBeUndefined();
  });
});

describe('the answer', () => {
  test('keeps status, headers, cookies and binary bodies', async () => {
    answer = async () => ({
      statusCode: 201,
      headers: { 'content-type': 'application/pdf', location: '/x' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from([1, 2, 255]).toString('base64'),
      isBase64Encoded: true,
    });
    const response = await call('/v1/things/a');
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/x');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255]);
  });

  test('is a 500 problem when the function throws, and a 503 when it takes too long', async () => {
    answer = () => Promise.reject(new Error('down'));
    expect((await call('/v1/things/a')).status).toBe(500);
    expect(said).toContain('fake: down');
    answer = () => new Promise((resolve) => setTimeout(resolve, 500, problem('INTERNAL')));
    expect((await call('/v1/slow')).status).toBe(503);
  });

  test('is a 413 problem for more than six megabytes', async () => {
    const body = 'x'.repeat(6 * 1024 * 1024 + 1);
    const response = await call('/v1/cafs/94/appointments', { method: 'POST', body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'TOO_LARGE' });
    expect(events).toEqual([]);
  });

  test('may be read by a client under development on this machine, and by no other origin', async () => {
    const origin = 'http://localhost:5173';
    const preflight = await call('/v1/cafs/94/appointments', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const allowed = await call('/v1/things/a', { headers: { origin } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await call('/v1/things/a', { headers: { origin: 'https://example.com' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the client', () => {
  test('is served with its pages at every path of its own, and nothing outside its folder', async () => {
    expect(await (await call('/')).text()).toBe('<p>client</p>');
    expect(await (await call('/rendez-vous')).text()).toBe('<p>client</p>');
    const script = await call('/app.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await call('/missing.js')).status).toBe(404);
    expect(await rawGet('/../../etc/passwd')).not.toContain('root:');
    expect(await rawGet('/%2e%2e/%2e%2e/etc/passwd')).not.toContain('root:');
  });
});

/** Sends a path as it is: fetch would tidy it first. */
async function rawGet(path: string): Promise<string> {
  const socket = connect(gateway.port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: local\r\nConnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

test('a taken port is a rejection, not a silent second server', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const start = startGateway({
    port,
    routes: [],
    invoke: async () => undefined,
    authorize: async () => undefined,
    frontDoor: { originSecret: 'x' },
    web: () => false,
    report: () => undefined,
  });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
  holder.close();
});
