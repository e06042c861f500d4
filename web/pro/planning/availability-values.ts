import type { CallOf } from '../../api/contract.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { checkReceiving, receivingOf } from './receiving-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Receiving } from './types.ts';

export type Rhythm = 'weekly' | 'biweekly' | 'other' | 'once';

/** An availability as it is typed. */
export interface FormValues extends Receiving {
  readonly rhythm: Rhythm;
  readonly everyWeeks: string;
  readonly weekdays: readonly string[];
  readonly from: string;
  readonly until: string;
}

export function emptyValues(today: string): FormValues {
  return {
    rhythm: 'weekly',
    everyWeeks: '3',
    weekdays: [],
    from: today,
    until: '',
    start: '09:00',
    end: '12:00',
    place: '',
    services: [],
    modes: [],
  };
}

export function valuesOf({ repeat, from, until = '', ...rest }: Availability): FormValues {
  const { start, end, place, services, modes } = rest;
  const weeks = repeat?.everyWeeks;
  return {
    rhythm: weeks === undefined ? 'once' : weeks === 1 ? 'weekly' : weeks === 2 ? 'biweekly' : 'other',
    everyWeeks: String(weeks === undefined || weeks < 3 ? 3 : weeks),
    weekdays: repeat?.weekdays.map(String) ?? [],
    from,
    until,
    start,
    end,
    place,
    services,
    modes,
  };
}

export function checkValues(values: FormValues): Errors {
  const words = texts.form.errors;
  const { rhythm, everyWeeks, weekdays, from, until } = values;
  const isBadRhythm = rhythm === 'other' && !/^[3-8]$/.test(everyWeeks.trim());
  return {
    ...(isBadRhythm ? { everyWeeks: words.everyWeeks } : {}),
    ...(rhythm !== 'once' && weekdays.length === 0 ? { weekdays: words.weekdays } : {}),
    ...(from === '' ? { from: words.date } : {}),
    ...(rhythm !== 'once' && until !== '' && until < from ? { until: words.order } : {}),
    ...checkReceiving(values),
  };
}

type Body = CallOf<'PUT /v1/staff/availabilities/{id}'>['body'];

export function bodyOf(values: FormValues): Body {
  const { rhythm, everyWeeks, weekdays, from, until } = values;
  const what = { ...receivingOf(values), from };
  if (rhythm === 'once') return what;
  const weeks = { weekly: 1, biweekly: 2, other: Number(everyWeeks) }[rhythm];
  const repeat = { everyWeeks: weeks, weekdays: weekdays.map(Number).toSorted((a, b) => a - b) };
  return { ...what, repeat, ...(until === '' ? {} : { until }) };
}
