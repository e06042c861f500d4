import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { referenceSlots } from '../../bench/luxon-reference.ts';
import { fullHalfYear, weekOfFifty } from '../../bench/slot-cases.ts';
import { open, type SlotCase, search, slots } from '../../bench/slot-engine.ts';

function read(name: string): SlotCase & { expected: string[] } {
  return JSON.parse(readFileSync(new URL(`../../bench/cases/${name}.json`, import.meta.url), 'utf8'));
}

describe('cases with known answers', () => {
  for (const [name, answers] of [
    ['one-professional-grid', 280],
    ['one-professional-free', 353],
    ['fifty-professionals-own-schedules', 2040],
  ] as const) {
    it(`${name}: exactly these ${answers} starts`, () => {
      const input = read(name);
      expect(input.expected).toHaveLength(answers);
      expect(slots(input)).toEqual(input.expected);
      expect(referenceSlots(input)).toEqual(input.expected);
    });
  }

  it('a week of fifty professionals has 1,500 free starts, those of the reference', () => {
    const input = weekOfFifty();
    expect(search(input, open(input))).toHaveLength(1500);
    expect(slots(input)).toEqual(referenceSlots(input));
  });

  it('26 full weeks of ten professionals have none', () => {
    const input = fullHalfYear();
    expect(open(input)).toHaveLength(1300);
    expect(slots(input)).toEqual([]);
    const { agents, ...rest } = input;
    const freed = agents.map((agent) =>
      agent.id === 9 ? { ...agent, busy: agent.busy.slice(0, -1) } : agent,
    );
    expect(slots({ ...rest, agents: freed })).toEqual(['2027-08-27T13:45:00.000Z']);
  });
});

describe('B8: nights and clock changes, beside the reference', () => {
  const NIGHTS: readonly (readonly [string, string, number, number, string[]])[] = [
    ['the night that loses an hour', '2027-03-27', 22, 4, ['21:00', '22:00', '23:00', '00:00', '01:00']],
    [
      'the night that gains an hour',
      '2026-10-24',
      22,
      4,
      ['20:00', '21:00', '22:00', '23:00', '00:00', '01:00', '02:00'],
    ],
    ['an ordinary night', '2027-03-01', 22, 4, ['21:00', '22:00', '23:00', '00:00', '01:00', '02:00']],
  ];
  for (const [title, date, start, end, expected] of NIGHTS) {
    it(title, () => {
      const input = aCase({
        from: date,
        days: 2,
        weekly: [{ days: [DateTime.fromISO(date).weekday % 7], start: `${start}:00`, end: `0${end}:00` }],
        length: 60,
      });
      expect(slots(input).map((at) => at.slice(11, 16))).toEqual(expected);
      expect(slots(input)).toEqual(referenceSlots(input));
    });
  }

  const clock = fc
    .integer({ min: 0, max: 95 })
    .map((at) => `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`);
  const hours = fc.record({
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    start: clock,
    end: clock,
  });
  const moments = fc.constantFrom(
    ['Europe/Paris', '2027-03-25'],
    ['Europe/Paris', '2026-10-22'],
    ['Europe/Paris', '2027-06-01'],
    ['America/Cayenne', '2027-03-25'],
    ['America/Miquelon', '2027-03-11'],
    ['Indian/Reunion', '2026-10-22'],
    ['Pacific/Noumea', '2026-12-29'],
  );

  it('any weekly hours of any two people around any clock change', () => {
    fc.assert(
      fc.property(
        moments,
        fc.array(hours, { maxLength: 3 }),
        fc.array(hours, { maxLength: 2 }),
        fc.integer({ min: 1, max: 18 }),
        fc.array(fc.tuple(fc.nat(6 * 288), fc.integer({ min: 1, max: 60 })), { maxLength: 20 }),
        ([zone = '', from = ''], weekly, others, five, busyCells) => {
          const input = aCase({ zone, from, days: 6, weekly, length: five * 5 });
          const first = Date.parse(input.fromUtc);
          const busy = busyCells.map(([at, cells]) => [first + at * 300_000, first + (at + cells) * 300_000]);
          const both = {
            ...input,
            agents: [
              { id: 0, busy },
              { id: 1, busy: busy.slice(0, 3), weekly: others },
            ],
          };
          expect(slots(both)).toEqual(referenceSlots(both));
        },
      ),
      { numRuns: 150 },
    );
  });
});

function aCase(wish: {
  zone?: string;
  from: string;
  days: number;
  weekly: SlotCase['weekly'];
  length: number;
}): SlotCase {
  const { zone = 'Europe/Paris', from, days, weekly, length } = wish;
  const start = DateTime.fromISO(from, { zone });
  return {
    timeZone: zone,
    nowUtc: '2026-01-01T00:00:00.000Z',
    fromUtc: start.toUTC().toISO() ?? '',
    toUtc: start.plus({ days }).toUTC().toISO() ?? '',
    eventLengthMin: length,
    frequencyMin: length,
    minimumNoticeMin: 0,
    weekly,
    agents: [{ id: 0, busy: [] }],
  };
}
