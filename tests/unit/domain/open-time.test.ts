import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../shared/domain/day.ts';
import { measureOpenTime } from '../../../shared/domain/open-time.ts';
import { aDay } from '../../support/fixtures.ts';

const booked = (from: number, to: number, rest: Partial<Entry> = {}): Entry => ({
  kind: 'appointment',
  spans: [[from, to]],
  ...rest,
});
const cells = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, at) => from + at));

describe('open time', () => {
  it('counts a morning of three hours and the hour that an appointment keeps, its pause included', () => {
    const day = aDay({ taken: cells(108, 120), entries: { one: booked(108, 120) } });
    expect(measureOpenTime([day], 0)).toEqual([
      {
        professional: 'camille-exemple',
        place: 'caf-creteil',
        services: ['rendez-vous-des-droits'],
        open: 180,
        booked: 60,
        appointments: 1,
      },
    ]);
  });

  it('a hold is no booking, nor is a pending one that has run out (B5)', () => {
    const entries = {
      hold: booked(108, 120, { kind: 'hold', until: 2_000 }),
      expired: booked(120, 132, { until: 1_000 }),
    };
    const [sum] = measureOpenTime([aDay({ taken: cells(108, 132), entries })], 1_000);
    expect(sum).toMatchObject({ open: 180, booked: 0, appointments: 0 });
  });

  it('the same services in another order are the same; another place or professional is not', () => {
    const window = (place: string, services: string[]) => ({
      from: 108,
      to: 120,
      place,
      modes: ['phone' as const],
      services,
    });
    const days = [
      aDay({ windows: [window('caf-creteil', ['a', 'b'])] }),
      aDay({ date: '2026-12-02', windows: [window('caf-creteil', ['b', 'a']), window('caf-orly', ['a'])] }),
      aDay({ professional: 'sacha-exemple', windows: [window('caf-creteil', ['a', 'b'])] }),
    ];
    expect(
      measureOpenTime(days, 0).map(({ professional, place, open }) => [professional, place, open]),
    ).toEqual([
      ['camille-exemple', 'caf-creteil', 120],
      ['camille-exemple', 'caf-orly', 60],
      ['sacha-exemple', 'caf-creteil', 60],
    ]);
  });

  it('no more is booked than is open, whatever stands outside the windows', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const entries = Object.fromEntries(
          spans.map(([from, length], at) => [`entry-${at}`, booked(from, Math.min(288, from + length))]),
        );
        const taken = new Set(
          Object.values(entries).flatMap((entry) =>
            entry.spans.flatMap(([from, to]) => [...cells(from, to)]),
          ),
        );
        const [sum] = measureOpenTime([aDay({ entries, taken })], 0);
        expect(sum?.booked).toBeLessThanOrEqual(sum?.open ?? 0);
      }),
    );
  });
});
