import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

/** What a process of its own works out; `here` proves that it really runs in the zone it was given. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
import { slots } from '${moduleOf('bench/slot-engine.ts')}';
import { makeCalendar, addDays, mondayOf, weekdayOf } from '${moduleOf('../shared/domain/time.ts')}';
const read = (name) => JSON.parse(readFileSync(new URL(name + '.json', '${moduleOf('bench/cases/')}'), 'utf8'));
const nights = (timeZone, from, to) => slots({
  timeZone, nowUtc: '2026-01-01T00:00:00Z', fromUtc: from, toUtc: to, eventLengthMin: 45, frequencyMin: 45,
  minimumNoticeMin: 0, weekly: [{ days: [0, 1, 2, 3, 4, 5, 6], start: '21:30', end: '06:15' }], agents: [{ id: 0, busy: [] }],
});
const calendar = (zone) => {
  const days = Array.from({ length: 400 }, (_, day) => addDays('2026-09-01', day));
  const { midnight, cellsInDay, cellOfLocalTime, iso, localTimeOf } = makeCalendar(zone);
  return days.map((day) => [day, mondayOf(day), weekdayOf(day), midnight(day), cellsInDay(day), iso(midnight(day)),
    cellOfLocalTime(day, '02:30'), localTimeOf(midnight(day) + 34_200_000)].join(' '));
};
console.log(JSON.stringify({
  here: new Date(2027, 0, 1).toISOString(),
  answers: {
    grid: slots(read('one-professional-grid')),
    free: slots(read('one-professional-free')),
    fifty: slots(read('fifty-professionals-own-schedules')),
    spring: nights('Europe/Paris', '2027-03-26T23:00:00Z', '2027-03-29T22:00:00Z'),
    autumn: nights('Europe/Paris', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z'),
    overseas: nights('America/Cayenne', '2027-03-27T03:00:00Z', '2027-03-30T03:00:00Z'),
    paris: calendar('Europe/Paris'),
    cayenne: calendar('America/Cayenne'),
    expected: ['one-professional-grid', 'one-professional-free', 'fifty-professionals-own-schedules'].map((name) => read(name).expected),
  },
}));
`;

function moduleOf(path: string): string {
  return new URL(`../../${path}`, import.meta.url).href;
}

type Answers = Record<
  'grid' | 'free' | 'fifty' | 'spring' | 'autumn' | 'overseas' | 'paris' | 'cayenne',
  string[]
>;
interface Outcome {
  readonly here: string;
  readonly answers: Answers & { readonly expected: string[][] };
}

async function answersIn(zone: string): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout);
}

describe('B8: the zone of the process changes nothing', () => {
  const ZONES = [
    ['UTC', '2027-01-01T00:00:00.000Z'],
    ['Europe/Paris', '2026-12-31T23:00:00.000Z'],
    ['America/Cayenne', '2027-01-01T03:00:00.000Z'],
  ] as const;
  let outcomes: Outcome[];

  beforeAll(async () => {
    outcomes = await Promise.all(ZONES.map(([zone]) => answersIn(zone)));
  });

  it('each process really ran in its zone', () => {
    expect(outcomes.map(({ here }) => here)).toEqual(ZONES.map(([, here]) => here));
  });

  it('the cases have their known answers under each', () => {
    for (const { answers } of outcomes)
      expect([answers.grid, answers.free, answers.fifty]).toEqual(answers.expected);
  });

  it('nights, both clock changes, an overseas zone and the calendar are the same under each', () => {
    const [utc, ...others] = outcomes.map(({ answers }) => answers);
    expect(others).toEqual([utc, utc]);
    expect(utc?.spring).toHaveLength(32);
    expect(utc?.autumn).toHaveLength(34);
  });
});
