import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStarts } from '../../../shared/domain/slots.ts';
import { makeCalendar } from '../../../shared/domain/time.ts';
import { openOffer, type Waiter, whyOver } from '../../../shared/domain/waiting.ts';
import { inOrder, matchesOf } from '../../../shared/domain/waiting-order.ts';
import { Mode } from '../../../shared/domain/words.ts';
import { aDay, aPerson, caf94, caf973 } from '../../support/fixtures.ts';

const caf = caf94();
const calendar = makeCalendar(caf.zone);
const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const DATE = '2026-12-08';
const none = () => false;

function aWaiter(overrides: Partial<Waiter> = {}): Waiter {
  return {
    id: 'waiter-1',
    caf: '94',
    service: 'rendez-vous-des-droits',
    places: ['caf-creteil'],
    modes: ['on-site'],
    until: '2026-12-31',
    version: 1,
    createdAt: NOW,
    origin: { by: 'person' },
    who: { person: aPerson(), contact: { by: 'email', discreet: false } },
    offers: [],
    state: { status: 'waiting', since: NOW },
    ...overrides,
  };
}

const anOffer = (overrides: Partial<Waiter['offers'][number]> = {}) => ({
  at: NOW,
  until: NOW + 86_400_000,
  professional: 'camille-exemple',
  place: 'caf-creteil',
  mode: 'on-site' as const,
  date: DATE,
  cell: 108,
  cells: 12,
  start: calendar.instantOf(DATE, 108),
  end: calendar.instantOf(DATE, 117),
  ...overrides,
});

describe('until when a time is kept', () => {
  const untilAt = (now: string, isHoliday = (_: string): boolean => false) => {
    const ask = { caf, now: Date.parse(now), isHoliday };
    const [match] = matchesOf(aDay({ date: DATE }), [aWaiter()], ask);
    return match === undefined ? undefined : calendar.iso(match.until);
  };

  it('is noon of the next working day: over a weekend, and over a public holiday of that territory', () => {
    expect(untilAt('2026-11-30T08:00:00+01:00')).toBe('2026-12-01T12:00:00+01:00');
    expect(untilAt('2026-11-30T23:30:00+01:00')).toBe('2026-12-01T12:00:00+01:00');
    expect(untilAt('2026-11-27T16:00:00+01:00')).toBe('2026-11-30T12:00:00+01:00');
    expect(untilAt('2026-11-27T16:00:00+01:00', (date) => date === '2026-11-30')).toBe(
      '2026-12-01T12:00:00+01:00',
    );
  });

  it('is never later than the notice that the service needs, and nothing is offered that leaves too little to answer', () => {
    expect(untilAt('2026-12-06T20:00:00+01:00')).toBe('2026-12-07T09:00:00+01:00');
    expect(untilAt('2026-12-07T07:00:00+01:00')).toBe('2026-12-07T10:00:00+01:00');
    expect(untilAt('2026-12-07T09:00:00+01:00')).toBeUndefined();
  });

  it('is counted in the zone of the Caf, and its hour is configured', () => {
    const overseas = caf973();
    const service = overseas.services.find(({ bookableBy }) => bookableBy === 'anyone');
    const place = service?.places[0] ?? '';
    const window = { from: 108, to: 144, place, modes: ['on-site' as const], services: [service?.id ?? ''] };
    const day = aDay({ caf: '973', date: DATE, windows: [window] });
    const waiter = aWaiter({ caf: '973', service: service?.id ?? '', places: [place] });
    const [match] = matchesOf(day, [waiter], { caf: overseas, now: NOW, isHoliday: none });
    expect(makeCalendar(overseas.zone).iso(match?.until ?? 0)).toBe('2026-12-01T12:00:00-03:00');
    const later = {
      ...caf,
      limits: { ...caf.limits, waitingAnswerTime: '17:30', waitingAnswerWorkingDays: 2 },
    };
    const [other] = matchesOf(aDay({ date: DATE }), [aWaiter()], { caf: later, now: NOW, isHoliday: none });
    expect(calendar.iso(other?.until ?? 0)).toBe('2026-12-02T17:30:00+01:00');
  });
});

describe('who is asked', () => {
  const wishes = fc.record({
    places: fc.subarray(['caf-orly', 'caf-creteil'], { minLength: 1 }),
    modes: fc.subarray(Mode.options.slice(0, 3), { minLength: 1 }),
    until: fc.constantFrom('2026-12-01', DATE, '2026-12-31'),
    minutes: fc.nat({ max: 3 }),
    offers: fc.constantFrom('none', 'open', 'lapsed', 'same-time', 'used-up'),
  });

  it('is, for each free time, soonest first, the first in order whose wishes it meets; nobody with an offer, nor for what they had', () => {
    fc.assert(
      fc.property(fc.array(wishes, { maxLength: 6 }), fc.constantFrom(108, 120, 132), (asked, takenFrom) => {
        const waiters = asked.map(({ offers, minutes, ...rest }, at) =>
          aWaiter({
            ...rest,
            id: `waiter-${at}`,
            state: { status: 'waiting', since: NOW + minutes * 60_000 },
            offers: offersOf(offers),
          }),
        );
        const day = aDay({
          date: DATE,
          taken: new Set(Array.from({ length: 12 }, (_, at) => takenFrom + at)),
          entries: { other: { kind: 'appointment', spans: [[takenFrom, takenFrom + 12]] } },
        });
        const matches = matchesOf(day, waiters, { caf, now: NOW, isHoliday: none });
        const service = { lengthCells: 9, pauseCells: 3, service: 'rendez-vous-des-droits', now: NOW };
        const free = freeStarts(day, service).map(({ cell }) => cell);
        const expected = free.flatMap((cell) =>
          inOrder(waiters)
            .filter(
              (one) =>
                one.places.includes('caf-creteil') &&
                one.until >= DATE &&
                openOffer(one, NOW) === undefined &&
                whyOver(one, { caf, now: NOW }) === undefined &&
                !one.offers.some(({ start }) => start === calendar.instantOf(DATE, cell)),
            )
            .map(({ id }) => `${cell} ${id}`),
        );
        expect(matches.map(({ cell, waiter }) => `${cell} ${waiter.id}`)).toEqual(expected);
        for (const { waiter, mode } of matches) expect(waiter.modes).toContain(mode);
      }),
    );
  });

  function offersOf(kind: string) {
    const elsewhere = { date: '2026-12-03', start: calendar.instantOf('2026-12-03', 108) };
    switch (kind) {
      case 'open':
        return [anOffer(elsewhere)];
      case 'lapsed':
        return [anOffer({ ...elsewhere, until: NOW })];
      case 'same-time':
        return [anOffer({ until: NOW - 1 })];
      case 'used-up':
        return [1, 2, 3].map(() => anOffer({ ...elsewhere, until: NOW - 1 }));
      default:
        return [];
    }
  }

  it('does not count what the Caf took back', () => {
    const offers = [1, 2, 3].map(() => anOffer({ ended: 'withdrawn' }));
    expect(whyOver(aWaiter({ offers }), { caf, now: NOW })).toBeUndefined();
    expect(
      whyOver(aWaiter({ offers: offers.map((one) => ({ ...one, ended: 'declined' })) }), { caf, now: NOW }),
    ).toBe('offers-used');
  });
});
