import { middayOf } from '../../app/dates.ts';
import { clockInWords, makeWhen } from '../../app/when.ts';
import { listed } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { Absence, Availability, Closure, Receiving } from './types.ts';

const local = makeWhen('fr', 'UTC');
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** « mardi 1er décembre 2026 », of a local date. */
export const dayWords = (date: string) => local.day(middayOf(date));
/** « mardi 1er décembre » */
export const shortDayWords = (date: string) => local.shortDay(middayOf(date));
/** « 16 au 22 novembre 2026 », of two local dates; month and year are said once where they are the same. */
export function spanWords(first: string, last: string): string {
  const [, month = '', year = ''] = dayMonthYear(first);
  const [, lastMonth, lastYear] = dayMonthYear(last);
  const [day = ''] = dayMonthYear(first);
  const start = [day, ...(month === lastMonth ? [] : [month]), ...(year === lastYear ? [] : [year])].join(
    ' ',
  );
  return texts.week.span(start, dayMonthYear(last).join(' '));
}

/** « 1er », « décembre », « 2026 » */
function dayMonthYear(date: string): string[] {
  return dayWords(date).split(' ').slice(1);
}
export const weekdayWords = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';

export const hoursWords = ({ start, end }: Pick<Receiving, 'start' | 'end'>) =>
  texts.rules.hours(clockInWords(start), clockInWords(end));

/** When an availability takes place, as one would say it. */
export function ruleWords(availability: Availability): string {
  const { repeat, from } = availability;
  if (repeat === undefined) return `${texts.rules.once(dayWords(from))}, ${hoursWords(availability)}`;
  const days = listed(repeat.weekdays.toSorted((a, b) => a - b).map((weekday) => weekdayWords(weekday)));
  const { every } = texts.rules;
  const rhythm =
    repeat.everyWeeks === 1
      ? every[1](days)
      : repeat.everyWeeks === 2
        ? every[2](days)
        : every.other(repeat.everyWeeks, days);
  return `${rhythm}, ${hoursWords(availability)}`;
}

export function absenceWords({ from, to }: Absence): string {
  const isWhole = from.time === '00:00' && to.time === '24:00';
  if (from.date === to.date)
    return isWhole
      ? texts.absence.oneDay(dayWords(from.date))
      : texts.absence.hours(dayWords(from.date), clockInWords(from.time), clockInWords(to.time));
  return isWhole
    ? texts.absence.days(dayWords(from.date), dayWords(to.date))
    : texts.absence.moments(
        dayWords(from.date),
        clockInWords(from.time),
        dayWords(to.date),
        clockInWords(to.time),
      );
}

export function closureWords({ from, to }: Pick<Closure, 'from' | 'to'>): string {
  return from === to
    ? texts.closures.one(dayWords(from))
    : texts.closures.several(dayWords(from), dayWords(to));
}
