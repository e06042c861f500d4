import { afterEach, expect, test, vi } from 'vitest';
import { makeWhen } from '../../../web/app/when.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function isElsewhere(browser: string, now: string): boolean {
  vi.stubEnv('TZ', browser);
  vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date'] });
  return makeWhen('fr', 'Europe/Paris').isElsewhere();
}

test('hours that are alike for half of the year only are another zone’s (B8)', () => {
  for (const zone of ['Africa/Tunis', 'Africa/Algiers'])
    for (const now of ['2026-12-01T10:00:00Z', '2026-07-01T10:00:00Z'])
      expect(isElsewhere(zone, now), `${zone} ${now}`).toBe(true);
});

test('the same hours all the year need no note', () => {
  for (const zone of ['Europe/Paris', 'Europe/Brussels'])
    for (const now of ['2026-12-01T10:00:00Z', '2026-07-01T10:00:00Z'])
      expect(isElsewhere(zone, now), `${zone} ${now}`).toBe(false);
});
