import { describe, expect, it } from 'vitest';
import { holidayTest } from '../../../shared/holidays/index.ts';
import { caf94, caf973 } from '../../support/fixtures.ts';

const territory = (region: string) => holidayTest({ code: '99', holidays: { country: 'FR', region } });

describe('public holidays of the territory (B3)', () => {
  it.each([
    ['2027-01-01', 'New Year'],
    ['2027-03-29', 'Easter Monday'],
    ['2028-04-17', 'Easter Monday of another year'],
    ['2027-05-01', 'Labour Day'],
    ['2027-05-06', 'Ascension'],
    ['2027-05-08', 'Victory'],
    ['2027-05-17', 'Whit Monday'],
    ['2027-07-14', 'National Day'],
    ['2027-08-15', 'Assumption, a Sunday'],
    ['2027-11-01', 'All Saints'],
    ['2027-11-11', 'Armistice'],
    ['2026-12-25', 'Christmas'],
  ])('%s is one in Caf 94: %s', (date) => {
    expect(holidayTest(caf94())(date)).toBe(true);
  });

  it.each([
    ['2026-12-26', 'a holiday in Alsace and Moselle only'],
    ['2027-03-26', 'Good Friday, in Alsace, Moselle and the Antilles only'],
    ['2027-05-16', 'Whit Sunday, not a public holiday by itself'],
    ['2027-05-30', 'Mothers’ Day'],
    ['2027-06-10', 'a holiday in Guyane only'],
    ['2027-03-28', 'the day the clocks change'],
    ['2026-12-01', 'a plain Tuesday'],
  ])('%s is none in Caf 94: %s', (date) => {
    expect(holidayTest(caf94())(date)).toBe(false);
  });

  it('Caf 973 keeps the abolition of slavery on 10 June, and the national ones', () => {
    const holiday = holidayTest(caf973());
    expect(['2027-06-10', '2027-07-14', '2027-03-29'].map(holiday)).toEqual([true, true, true]);
    expect(['2027-05-27', '2027-12-20', '2027-12-26'].map(holiday)).toEqual([false, false, false]);
  });

  it('every territory has its own day of abolition', () => {
    const days = { GP: '2027-05-27', MQ: '2027-05-22', GF: '2027-06-10', RE: '2027-12-20', YT: '2027-04-27' };
    for (const [region, own] of Object.entries(days)) {
      const holiday = territory(region);
      expect(Object.values(days).filter(holiday)).toEqual([own]);
    }
  });

  it('Alsace and Moselle add Good Friday and 26 December', () => {
    for (const region of ['57', '67', '68'])
      expect(['2027-03-26', '2027-12-26'].map(territory(region))).toEqual([true, true]);
  });

  it('a territory that does not exist is refused, not taken for the whole country', () => {
    expect(() => territory('GX')).toThrow('caf 99: holidays.region: unknown territory GX');
    expect(() => territory('constructor')).toThrow('unknown territory');
    expect(() => holidayTest({ code: '99', holidays: { country: 'ZZ' } })).toThrow(
      'caf 99: holidays.country: unknown country ZZ',
    );
  });
});
