const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const DAILY = /^cron\((\d{1,2}) (\d{1,2}) \* \* \? \*\)$/;
const DAY = 86_400_000;

/**
 * When a schedule fires next after `now` (epoch ms), in the two forms that the table of functions uses: `rate(5 minutes)`, counted from
 * `now`, and a daily `cron(30 1 * * ? *)`, in UTC as in the stack. Throws on any other form.
 */
export function nextFiring(expression: string, now: number): number {
  const rate = RATE.exec(expression);
  if (rate !== null) return now + Number(rate[1]) * unitMs(rate[2]);
  const daily = DAILY.exec(expression);
  if (daily === null) throw new Error(`the schedule ${expression} has a form that is not known here`);
  const today = Math.floor(now / DAY) * DAY + Number(daily[2]) * 3_600_000 + Number(daily[1]) * 60_000;
  return today > now ? today : today + DAY;
}

function unitMs(unit: string | undefined): number {
  if (unit === 'minute') return 60_000;
  return unit === 'hour' ? 3_600_000 : DAY;
}
