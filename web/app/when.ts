import type { Language } from './language.tsx';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** The instants of one Caf in words, in its zone whatever the browser's is (B8). `iso`: an instant with offset. */
export function makeWhen(language: Language, zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const date = format({ day: 'numeric', month: 'long' });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = (iso: string) => {
    const said = clock.format(new Date(iso));
    return language === 'fr' ? clockInWords(said) : said;
  };
  return {
    /** « mardi 1 décembre 2026 »; the first of a month as it is said. */
    day: (iso: string) => first(day.format(new Date(iso)), language),
    shortDay: (iso: string) => first(shortDay.format(new Date(iso)), language),
    /** « 1er décembre » */
    date: (iso: string) => first(date.format(new Date(iso)), language),
    /** « 9 h 30 » */
    time,
    dayAndTime: (iso: string) =>
      `${first(day.format(new Date(iso)), language)}${language === 'fr' ? ' à ' : ' at '}${time(iso)}`,
    /** « mardi 1er décembre à 9 h 30 », where the year goes without saying. */
    shortDayAndTime: (iso: string) =>
      `${first(shortDay.format(new Date(iso)), language)}${language === 'fr' ? ' à ' : ' at '}${time(iso)}`,
    /** The local date, `YYYY-MM-DD`. */
    localDate: (iso: string) => {
      const found = Object.fromEntries(
        parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
      );
      return `${found['year']}-${found['month']}-${found['day']}`;
    },
    /** Whether the instant is before one o'clock in the afternoon. */
    isMorning: (iso: string) =>
      Number(clock.formatToParts(new Date(iso)).find(({ type }) => type === 'hour')?.value) < 13,
    /** Whether the browser shows other times than the Caf's, in winter or in summer. */
    isElsewhere: () => Intl.DateTimeFormat().resolvedOptions().timeZone !== zone && offsetsDiffer(zone),
  };
}
export type When = ReturnType<typeof makeWhen>;

/** « 9 h 30 » of a wall clock `09:30`. */
export function clockInWords(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** « Mardi 1er décembre », where it begins a line. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function first(words: string, language: Language): string {
  return language === 'fr' ? words.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : words;
}

/** Now or half a year later: Tunis has our hours in winter only. */
function offsetsDiffer(zone: string): boolean {
  const now = Date.now();
  return [now, now + 182 * 86_400_000]
    .map((instant) => new Date(instant))
    .some((one) => one.toLocaleString('en-GB', { timeZone: zone }) !== one.toLocaleString('en-GB'));
}
