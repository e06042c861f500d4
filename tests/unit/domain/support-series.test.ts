import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  addMonths,
  checkContract,
  FileReference,
  lastDayFrom,
  MOST_STEPS,
  type SeriesStep,
  SupportSeries,
  withStep,
} from '../../../shared/domain/support-series.ts';
import { aPerson } from '../../support/fixtures.ts';

const TODAY = '2026-11-27';
const CONTRACT = { signedOn: '2026-11-26', from: '2026-12-01', until: '2027-05-31', file: 'DOS-1' };
const step = (appointment: string, start = 0, mode: SeriesStep['mode'] = 'on-site'): SeriesStep => ({
  ...{ appointment, start, mode },
  place: 'caf-creteil',
});
const aSeries = (overrides: Partial<SupportSeries> = {}): SupportSeries =>
  SupportSeries.parse({
    ...{ id: 'series-1', caf: '94', service: 'accompagnement-social', professional: 'camille-exemple' },
    ...{ version: 1, createdAt: 0, changedAt: 0, person: aPerson(), contact: { by: 'none' } },
    ...{ contract: CONTRACT, agreement: { by: 'somebody', at: '2026-11-26T09:00:00Z' }, travelMinutes: 30 },
    ...{ home: { state: 'none' }, steps: [], state: { status: 'open' } },
    ...overrides,
  });
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
};

describe('the aims of a contract', () => {
  it('are a number of the file, upper-cased, and never words', () => {
    for (const [typed, kept] of [
      ['dos-2026-0142', 'DOS-2026-0142'],
      [' 4711 ', '4711'],
      ['AS-12', 'AS-12'],
    ] as const)
      expect(FileReference.parse(typed)).toBe(kept);
    for (const words of [
      '',
      'loyer',
      'DETTE',
      'logement-1',
      'payer 300',
      'DOS/1',
      '1234567890123456',
      'A1B2C3',
    ])
      expect(FileReference.safeParse(words).success).toBe(false);
  });
});

describe('the dates of a contract', () => {
  it('are six months at most, by the calendar', () => {
    expect(lastDayFrom('2026-12-01')).toBe('2027-05-31');
    expect(lastDayFrom('2026-08-31')).toBe('2027-02-27');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(refusal(() => checkContract(CONTRACT, TODAY))).toBeUndefined();
    expect(refusal(() => checkContract({ ...CONTRACT, until: '2027-06-01' }, TODAY))).toBe('INVALID');
  });

  it('name every fault with its field', () => {
    try {
      checkContract({ signedOn: '2026-11-28', from: '2026-11-20', until: '2026-11-19', file: '1' }, TODAY);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        extra: {
          errors: [{ path: 'contract.signedOn' }, { path: 'contract.from' }, { path: 'contract.until' }],
        },
      });
    }
  });
});

describe('one more appointment', () => {
  it('stands in order of time, takes the place of another, and there are never too many', () => {
    const series = aSeries({ steps: [step('b', 2)] });
    const added = withStep(series, step('a', 1), undefined, 10);
    expect(added.steps.map(({ appointment }) => appointment)).toEqual(['a', 'b']);
    expect([added.version, added.changedAt]).toEqual([2, 10]);
    expect(withStep(added, step('c', 3), 'a', 11).steps.map((one) => one.appointment)).toEqual(['b', 'c']);
    expect(refusal(() => withStep(added, step('c', 3), 'nobody', 11))).toBe('NOT_FOUND');
    const full = aSeries({ steps: Array.from({ length: MOST_STEPS }, (_, at) => step(`${at}`, at)) });
    expect(refusal(() => withStep(full, step('more', 99), undefined, 1))).toBe('TOO_MANY_APPOINTMENTS');
    expect(withStep(full, step('other', 99), '0', 1).steps).toHaveLength(MOST_STEPS);
  });

  it('is not at home without an agreement (F1), and not in a series that has ended', () => {
    expect(refusal(() => withStep(aSeries(), step('a', 1, 'home'), undefined, 1))).toBe('HOME_NOT_AGREED');
    const refused = aSeries({ home: { state: 'refused', by: 'somebody', at: 1 } });
    expect(refusal(() => withStep(refused, step('a', 1, 'home'), undefined, 1))).toBe('HOME_NOT_AGREED');
    expect(withStep(refused, step('a', 1, 'phone'), undefined, 1).state.status).toBe('open');
    const ended = aSeries({ state: { status: 'ended', at: 1, by: 'somebody' } });
    expect(refusal(() => withStep(ended, step('a', 1), undefined, 1))).toBe('SERIES_ENDED');
  });
});
