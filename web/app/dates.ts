const DAY = 86_400_000;

/** Days since 1970-01-01 of a local date `YYYY-MM-DD`. */
export const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY;
/** A local date, so many days later. */
export const addDays = (date: string, days: number) =>
  new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10);
/** 1 = Monday … 7 = Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (date: string) => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
export const mondayOf = (date: string) => addDays(date, 1 - weekdayOf(date));
/** A local date in words: `makeWhen(language, 'UTC').day(middayOf(date))`. */
export const middayOf = (date: string) => `${date}T12:00:00Z`;
