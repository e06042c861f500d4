/** Today's date in a zone, `YYYY-MM-DD`. */
export const localToday = (zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
