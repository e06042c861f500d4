import { afterEach, expect, test, vi } from 'vitest';
import { call } from '../../../web/api/client.ts';
import { noteServerTime, serverNow } from '../../../web/api/server-clock.ts';

const HERE = Date.parse('2026-12-01T10:00:00Z');

afterEach(() => {
  noteServerTime(new Date().toUTCString());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function aheadAfter(cacheControl: string, date: string): Promise<number> {
  vi.useFakeTimers({ now: HERE, toFake: ['Date'] });
  const headers = { 'content-type': 'application/json', 'cache-control': cacheControl, date };
  vi.stubGlobal('fetch', async () => new Response('[]', { headers }));
  await call('GET /v1/cafs/{caf}/services', { params: { caf: '94' } });
  return serverNow() - HERE;
}

test('an answer that may come out of the browser’s cache does not set the clock back (B5)', async () => {
  expect(await aheadAfter('private, max-age=300', 'Tue, 01 Dec 2026 09:55:30 GMT')).toBe(0);
});

test('an answer that is never kept tells the server’s time (B5)', async () => {
  expect(await aheadAfter('no-store', 'Tue, 01 Dec 2026 10:04:00 GMT')).toBe(4 * 60_000);
});
