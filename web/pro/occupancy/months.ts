import { addDays } from '../../app/dates.ts';
import { capital } from '../../app/when.ts';
import { monthWords } from '../words.ts';
import { texts } from './texts.fr.ts';

/** Whole months, local dates, `to` exclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const MARGIN_DAYS = 2;
const MOST_MONTHS = 6;

const firstDay = (date: string) => `${date.slice(0, 8)}01`;
const monthAfter = (first: string) => firstDay(addDays(first, 31));

/** The periods to choose from: the month before, each open one, and this month with those that follow. `horizonDays`: the farthest. */
export function periodsFrom(
  today: string,
  horizonDays: number,
): { readonly label: string; readonly period: Period }[] {
  const thisMonth = firstDay(today);
  const last = firstDay(addDays(today, horizonDays + MARGIN_DAYS));
  const months = [firstDay(addDays(thisMonth, -1))];
  for (let month = thisMonth; month <= last; month = monthAfter(month)) months.push(month);
  const singles = months.map((month) => ({
    label: labelOf(month, thisMonth),
    period: { from: month, to: monthAfter(month) },
  }));
  const ends = [months[3], months[Math.min(MOST_MONTHS, months.length - 1)]].filter(
    (end) => end !== undefined,
  );
  const longer = [...new Set(ends)].map((end) => ({
    label: texts.several(monthWords(thisMonth), monthWords(end)),
    period: { from: thisMonth, to: monthAfter(end) },
  }));
  return [...singles, ...longer];
}

function labelOf(month: string, thisMonth: string): string {
  const words = monthWords(month);
  const label = capital(words);
  if (month < thisMonth) return texts.lastMonth(label);
  return month === thisMonth ? texts.thisMonth(label) : label;
}

export const nameOf = ({ from, to }: Period) => `${from}_${addDays(to, -1)}`;
