import { describe, expect, it } from 'vitest';
import { closeness } from '../../../shared/domain/closeness.ts';
import type { MediationFact } from '../../../shared/domain/mediation-facts.ts';
import { figuresOf } from '../../../shared/domain/mediation-figures.ts';
import { anAppointment } from '../../support/fixtures.ts';

const fact = (overrides: Partial<MediationFact>): MediationFact => ({
  caf: '94',
  mediator: 'andrea-exemple',
  date: '2026-12-01',
  what: 'interview',
  id: 'fact',
  who: ['somebody'],
  ...overrides,
});

describe('the mediators’ figures', () => {
  it('count somebody received twice in a month, or in the year, once there', () => {
    const of = { territory: 'creteil', reason: 'separation', held: true } as const;
    const { territory } = figuresOf(
      [
        fact({ ...of, id: '1' }),
        fact({ ...of, id: '2', what: 'session', who: ['somebody', 'another'] }),
        fact({ ...of, id: '3', date: '2026-11-03' }),
      ],
      'shown',
    );
    const [row] = territory.rows;
    expect([row?.key, row?.months[10], row?.months[11], row?.year]).toEqual(['creteil', 1, 2, 2]);
  });

  it('count interviews that were missed apart, and nobody as received in them', () => {
    const figures = figuresOf([fact({ held: false }), fact({ id: 'stub', territory: 'orly' })], 'shown');
    expect(figures.interviews.rows.map(({ key, year }) => [key, year])).toEqual([
      ['held', 0],
      ['not-held', 1],
    ]);
    expect(figures.territory.total.year).toBe(0);
  });

  it('know not from where people of an interview without a case come', () => {
    const { territory, reason } = figuresOf([fact({ held: true })], 'shown');
    expect(territory.rows.map(({ key, year }) => [key, year])).toEqual([['not-recorded', 1]]);
    expect(reason.rows.at(-1)).toMatchObject({ key: 'not-recorded', year: 1 });
  });
});

describe('two appointments (B7)', () => {
  const at = (hour: number, more: Partial<ReturnType<typeof anAppointment>> = {}) => ({
    ...anAppointment({ cell: hour * 12 }),
    ...more,
  });
  const of = { zone: 'Europe/Paris', mediator: 'andrea-exemple' };
  const other = { professional: 'another' };

  it('are close at one place in one half-day, on site', () => {
    expect(closeness(at(9), at(12, other), of)).toBe('place');
    expect(closeness(at(9), at(13, other), of)).toBeUndefined();
    expect(closeness(at(9), at(9, { ...other, place: 'caf-orly' }), of)).toBeUndefined();
    expect(closeness(at(9), at(9, { ...other, mode: 'phone' }), of)).toBeUndefined();
  });

  it('are close with one professional at any time, their mediator apart', () => {
    expect(closeness(at(9), at(15), of)).toBe('professional');
    const mediator = { professional: 'andrea-exemple', mode: 'video' as const };
    expect(closeness(at(9, mediator), at(15, mediator), of)).toBeUndefined();
  });
});
