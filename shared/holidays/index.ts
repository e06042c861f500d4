import Holidays from 'date-holidays';
import type { Caf } from '../domain/caf.ts';
import type { LocalDate } from '../domain/words.ts';

/**
 * Whether a local date is a public holiday in the Caf's territory (B3); Sundays and observances are not. Throws when
 * the configuration names a territory that the library does not know, which it would silently take for the country.
 * For the opener alone: the library's data weigh 1.9 MB.
 */
export function holidayTest(caf: Pick<Caf, 'code' | 'holidays'>): (date: LocalDate) => boolean {
  const calendar = makeCalendar(caf);
  const years = new Map<string, ReadonlySet<string>>();
  return (date) => {
    const year = date.slice(0, 4);
    const known = years.get(year) ?? datesOf(calendar, year);
    years.set(year, known);
    return known.has(date);
  };
}

function makeCalendar(caf: Pick<Caf, 'code' | 'holidays'>): Holidays {
  const { country, region } = caf.holidays;
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries(), country))
    throw new Error(`caf ${caf.code}: holidays.country: unknown country ${country}`);
  if (region === undefined) return new Holidays(country, { types: ['public'] });
  if (!Object.hasOwn(known.getStates(country), region))
    throw new Error(`caf ${caf.code}: holidays.region: unknown territory ${region}`);
  return new Holidays(country, region, { types: ['public'] });
}

function datesOf(calendar: Holidays, year: string): ReadonlySet<string> {
  return new Set(calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
}
