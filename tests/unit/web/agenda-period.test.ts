import { describe, expect, it } from 'vitest';
import { rangeOf, readAsked } from '../../../web/pro/agenda/period.ts';

const SATURDAY = '2026-11-21';
const SUNDAY = '2026-11-22';

describe('the agenda opens', () => {
  it('on the week of today, from Monday', () => {
    expect(rangeOf(readAsked({}, SATURDAY))).toEqual({ from: '2026-11-16', to: '2026-11-23' });
  });

  it('on a Sunday on the week that begins the day after, in its list too', () => {
    const next = { from: '2026-11-23', to: '2026-11-30' };
    expect(rangeOf(readAsked({}, SUNDAY))).toEqual(next);
    expect(rangeOf(readAsked({ vue: 'liste' }, SUNDAY))).toEqual(next);
  });

  it('on the very day where a day or a date is asked for', () => {
    expect(rangeOf(readAsked({ vue: 'jour' }, SUNDAY))).toEqual({ from: SUNDAY, to: '2026-11-23' });
    expect(rangeOf(readAsked({ le: SUNDAY }, SUNDAY))).toEqual({ from: '2026-11-16', to: '2026-11-23' });
    expect(readAsked({ le: '2026-13-40' }, SATURDAY).date).toBe(SATURDAY);
  });
});
