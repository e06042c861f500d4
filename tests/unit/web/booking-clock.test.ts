import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteServerTime, serverNow } from '../../../web/api/server-clock.ts';

const HERE = Date.parse('2026-12-01T10:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: HERE, toFake: ['Date'] });
});
afterEach(() => {
  noteServerTime(new Date().toUTCString());
  vi.useRealTimers();
});

test('a phone whose clock is wrong counts by the server’s', () => {
  noteServerTime('Tue, 01 Dec 2026 10:17:00 GMT');
  expect(serverNow() - HERE).toBe(17 * 60_000);
  noteServerTime('Tue, 01 Dec 2026 08:00:00 GMT');
  expect(serverNow() - HERE).toBe(-2 * 3_600_000);
});

test('the second that an answer takes is not a wrong clock, and an answer without a time changes nothing', () => {
  noteServerTime('Tue, 01 Dec 2026 10:17:00 GMT');
  noteServerTime(null);
  expect(serverNow()).not.toBe(HERE);
  noteServerTime('Tue, 01 Dec 2026 10:00:02 GMT');
  expect(serverNow()).toBe(HERE);
});
