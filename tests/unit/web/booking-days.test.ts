import { expect, test } from 'vitest';
import { addDays } from '../../../web/app/dates.ts';
import { makeWhen } from '../../../web/app/when.ts';
import { isSameSlot, nearest, PAGE_TIMES, pageOf, perHour } from '../../../web/booking/days.ts';

const when = makeWhen('fr', 'Europe/Paris');
const slotAt = (date: string, time: string, place = 'caf-orly') => ({
  start: `${date}T${time}:00+01:00`,
  end: `${date}T${time}:00+01:00`,
  place,
  mode: 'on-site' as const,
});

test('times stand under their local day, before and after one o’clock', () => {
  const slots = [slotAt('2026-12-01', '09:00'), slotAt('2026-12-01', '13:00'), slotAt('2026-12-03', '12:55')];
  const page = pageOf({ slots, next: '2026-12-10' }, '2026-12-01', when, { placeMatters: true });
  expect(page).toEqual({
    from: '2026-12-01',
    to: '2026-12-08',
    later: '2026-12-10',
    days: [
      { date: '2026-12-01', morning: [slots[0]], afternoon: [slots[1]] },
      { date: '2026-12-03', morning: [slots[2]], afternoon: [] },
    ],
  });
});

test('where the place does not matter, one hour is offered once', () => {
  const slots = [slotAt('2026-12-01', '09:00', 'a'), slotAt('2026-12-01', '09:00', 'b')];
  const shown = (placeMatters: boolean) =>
    pageOf({ slots, next: null }, '2026-12-01', when, { placeMatters }).days[0]?.morning;
  expect(shown(false)).toEqual([slots[0]]);
  expect(perHour(shown(true) ?? [])).toEqual([slots]);
});

test('a page that is too full ends before its last day, which begins the next one: nothing is skipped', () => {
  const times = (date: string, count: number) =>
    Array.from({ length: count }, (_, at) => slotAt(date, '09:00', `place-${at}`));
  const slots = [...times('2026-12-01', PAGE_TIMES - 10), ...times('2026-12-02', 10)];
  const page = pageOf({ slots, next: '2026-12-20' }, '2026-12-01', when, { placeMatters: true });
  expect(page.days.map(({ date }) => date)).toEqual(['2026-12-01']);
  expect(page.to).toBe('2026-12-02');
  expect(page.later).toBe('2026-12-02');
});

test('times without use are left out, and do not hide that the page was full', () => {
  const slots = [slotAt('2026-12-01', '09:00'), slotAt('2026-12-01', '10:00')];
  const page = pageOf({ slots, next: null }, '2026-12-01', when, {
    placeMatters: true,
    without: (slot) => isSameSlot(slot, slots[0]),
  });
  expect(page.days[0]?.morning).toEqual([slots[1]]);
});

test('the nearest times are those closest to the lost one, in their own order', () => {
  const days = ['09:00', '10:00', '11:00', '15:00'].map((time) => slotAt('2026-12-01', time));
  const page = pageOf({ slots: days, next: null }, '2026-12-01', when, { placeMatters: true });
  expect(nearest(page.days, '2026-12-01T10:30:00+01:00', 2)).toEqual([days[1], days[2]]);
});

test('seven days later is seven days later over a change of the clocks', () => {
  expect(addDays('2026-10-22', 7)).toBe('2026-10-29');
});
