import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../web/pro/occupancy/csv.ts';
import { periodsFrom } from '../../../web/pro/occupancy/months.ts';
import type { Figure } from '../../../web/pro/occupancy/types.ts';
import { durationWords } from '../../../web/pro/occupancy/words.ts';

const ABOUT = { period: { from: '2026-12-01', to: '2027-01-01' }, unit: 'minutes' } as const;
const shown: Figure = { ...ABOUT, scope: { kind: 'caf' }, state: 'shown', numerator: 100, denominator: 300 };
const hidden: Figure = { ...ABOUT, scope: { kind: 'place', id: 'caf-orly' }, state: 'protected' };

describe('the file for a spreadsheet (D4)', () => {
  it('carries numerator, denominator, unit, period and scope, and no number of what is protected', () => {
    const lines = csvOf([
      { name: 'Toute la Caf', figure: shown },
      { name: 'Caf Orly', figure: hidden },
    ]).split('\r\n');
    expect(lines).toEqual([
      '\ufeffPérimètre;Nom;Du;Au;Unité;Temps pris;Temps ouvert;Part prise (%);Remarque',
      'Caf;Toute la Caf;2026-12-01;2026-12-31;minutes;100;300;33,3;',
      'Lieu;Caf Orly;2026-12-01;2026-12-31;minutes;;;;Part non montrée',
      '',
    ]);
  });

  it('never lets a name become a formula or a second column', () => {
    expect(csvOf([{ name: '=1+1', figure: hidden }])).toContain(";'=1+1;");
    expect(csvOf([{ name: 'Un "lieu"; deux', figure: hidden }])).toContain(';"Un ""lieu""; deux";');
  });
});

it('the periods to choose from are whole months, from the one before to the farthest open one', () => {
  const periods = periodsFrom('2026-12-31', 60).map(({ label, period }) => [label, period.from, period.to]);
  expect(periods).toEqual([
    ['Novembre 2026 (mois passé)', '2026-11-01', '2026-12-01'],
    ['Décembre 2026 (mois en cours)', '2026-12-01', '2027-01-01'],
    ['Janvier 2027', '2027-01-01', '2027-02-01'],
    ['Février 2027', '2027-02-01', '2027-03-01'],
    ['Mars 2027', '2027-03-01', '2027-04-01'],
    ['De décembre 2026 à février 2027', '2026-12-01', '2027-03-01'],
    ['De décembre 2026 à mars 2027', '2026-12-01', '2027-04-01'],
  ]);
  for (const { period } of periodsFrom('2026-12-31', 180)) expect(period.to <= '2027-08-01').toBe(true);
});

it('a stretch of time is said in hours and minutes', () => {
  expect([45, 60, 95, 73_500].map(durationWords)).toEqual([
    '45\u00a0min',
    '1\u00a0h',
    '1\u00a0h\u00a035',
    '1\u202f225\u00a0h',
  ]);
});
