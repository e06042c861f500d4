import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FUNCTIONS } from '../../functions/table.ts';
import { startControl } from '../../local/schedules/control.ts';
import { nextFiring } from '../../local/schedules/expression.ts';
import { startTicker } from '../../local/schedules/ticker.ts';

const at = (text: string) => Date.parse(text);

describe('the next firing', () => {
  test('of a rate is one period away', () => {
    expect(nextFiring('rate(5 minutes)', at('2026-12-01T08:00:00Z'))).toBe(at('2026-12-01T08:05:00Z'));
    expect(nextFiring('rate(1 hour)', at('2026-12-01T08:00:00Z'))).toBe(at('2026-12-01T09:00:00Z'));
  });

  test('of a daily hour is today before it and tomorrow from it on, in UTC', () => {
    expect(nextFiring('cron(30 1 * * ? *)', at('2026-12-01T01:29:59Z'))).toBe(at('2026-12-01T01:30:00Z'));
    expect(nextFiring('cron(30 1 * * ? *)', at('2026-12-01T01:30:00Z'))).toBe(at('2026-12-02T01:30:00Z'));
  });

  test('is known for every schedule of the table, and any other form is refused', () => {
    for (const row of Object.values(FUNCTIONS))
      if (row.trigger === 'schedule') expect(nextFiring(row.rate, 0)).toBeGreaterThan(0);
    expect(() => nextFiring('cron(0 8 ? * MON *)', 0)).toThrow('cron(0 8 ? * MON *)');
  });
});

describe('the ticker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at('2026-12-01T08:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('fires at start, then at each time, and goes on after a failure', async () => {
    const fired: string[] = [];
    const said: string[] = [];
    const work = async ({ time }: { time: string }) => {
      fired.push(time);
      if (fired.length === 2) throw new Error('down');
    };
    const ticker = startTicker([{ name: 'reminders', rate: 'rate(5 minutes)', work }], (text) =>
      said.push(text),
    );
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    await ticker.stop();
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    expect(fired).toEqual(['2026-12-01T08:00:00Z', '2026-12-01T08:05:00Z', '2026-12-01T08:10:00Z']);
    expect(said).toEqual(['reminders: down']);
  });
});

describe('firing by hand', () => {
  async function control() {
    const fired: string[] = [];
    const work = async ({ time }: { time: string }) => fired.push(time);
    const ticker = startTicker([{ name: 'reminders', rate: 'rate(1 day)', work }], () => undefined);
    const part = await startControl(0, ticker, 'Europe/Paris', 'the secret of this machine');
    const fire = (body: unknown, secret = 'the secret of this machine') =>
      fetch(part.address, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify(body),
      });
    return {
      fired,
      fire,
      async stop() {
        await part.stop();
        await ticker.stop();
      },
    };
  }

  test('reads a time in the Caf’s zone, knows only schedules of the table and needs the secret', async () => {
    const { fired, fire, stop } = await control();
    await vi.waitFor(() => expect(fired).toHaveLength(1));
    expect((await fire({ schedule: 'reminders', at: '2026-12-01T08:00' })).status).toBe(200);
    expect((await fire({ schedule: 'reminders', at: '2026-07-01T08:00' })).status).toBe(200);
    expect(fired.slice(1)).toEqual(['2026-12-01T07:00:00Z', '2026-07-01T06:00:00Z']);
    const unknown = await fire({ schedule: 'remainders' });
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toEqual({ message: 'there is no schedule remainders; there are reminders' });
    expect((await fire({ schedule: 'reminders', at: 'tomorrow' })).status).toBe(400);
    expect((await fire({ schedule: 'reminders' }, 'another')).status).toBe(403);
    expect(fired).toHaveLength(3);
    await stop();
  });
});
