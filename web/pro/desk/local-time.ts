/** Local date `YYYY-MM-DD` and wall clock `HH:mm` of an instant (epoch ms) in this zone. */
export function wallClock(instant: number, zone: string): { readonly date: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${found['year']}-${found['month']}-${found['day']}`,
    time: `${found['hour']}:${found['minute']}`,
  };
}

/**
 * The instant (epoch ms) of a wall clock of this zone, NaN for what is no date or time. Of the two instants of a repeated hour the
 * earlier one.
 */
export function instantAt(date: string, time: string, zone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return asUtc;
  const candidates = [asUtc - 15 * HOUR, asUtc + 15 * HOUR].map((around) => asUtc - offset(around, zone));
  const [first = Number.NaN] = candidates
    .filter((instant) => offset(instant, zone) === asUtc - instant)
    .sort((a, b) => a - b);
  return Number.isNaN(first) ? asUtc - offset(asUtc, zone) : first;
}

const HOUR = 3_600_000;

function offset(instant: number, zone: string): number {
  const { date, time } = wallClock(instant, zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}
