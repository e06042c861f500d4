import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Counted,
  countedWeeks,
  countUnclosed,
  isKept,
  isUnclosed,
} from '../../../shared/domain/close-out.ts';
import { faultOfOutcomes, outcomesOf } from '../../../shared/domain/outcomes.ts';
import { aCaf, anAppointment, caf94 } from '../../support/fixtures.ts';

const SERVICES = ['one', 'two', 'three'];
const of = (service: string, professional: string, count: number, unclosed = 0): Counted[] =>
  Array.from({ length: count }, (_, at) => ({ service, professional, unclosed: at < unclosed }));
const figure = (all: readonly Counted[], id?: string) =>
  countUnclosed(all, SERVICES).find(({ scope }) =>
    scope.kind === 'caf' ? id === undefined : scope.id === id,
  );

describe('the counts of unclosed appointments (D4)', () => {
  it('carry numerator and denominator, and none for a service without appointments', () => {
    const all = [
      ...of('one', 'a', 10, 3),
      ...of('one', 'b', 10, 1),
      ...of('two', 'c', 8, 2),
      ...of('two', 'd', 8),
    ];
    expect(figure(all)).toMatchObject({ state: 'shown', numerator: 6, denominator: 36 });
    expect(figure(all, 'one')).toMatchObject({ state: 'shown', numerator: 4, denominator: 20 });
    expect(figure(all, 'three')).toMatchObject({ state: 'nothing' });
  });

  it('show neither fewer than five people, nor one professional, nor what would tell either by a difference', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            service: fc.constantFrom(...SERVICES),
            professional: fc.constantFrom('a', 'b', 'c', 'd'),
            unclosed: fc.boolean(),
          }),
          { maxLength: 60 },
        ),
        (all) => {
          const figures = countUnclosed(all, SERVICES);
          const shownServices = figures.flatMap(({ scope, state }) =>
            scope.kind === 'service' && state === 'shown' ? [scope.id] : [],
          );
          const isSafe = (some: readonly Counted[]) =>
            some.length === 0 || (some.length >= 5 && new Set(some.map((one) => one.professional)).size > 1);
          for (const id of shownServices)
            expect(isSafe(all.filter(({ service }) => service === id))).toBe(true);
          if (figure(all)?.state === 'shown') {
            expect(isSafe(all)).toBe(true);
            expect(isSafe(all.filter(({ service }) => !shownServices.includes(service)))).toBe(true);
          }
        },
      ),
    );
  });

  it('are about whole weeks: two readings never differ by a day', () => {
    expect(countedWeeks('2026-12-03')).toEqual({ from: '2026-11-02', to: '2026-11-30' });
    expect(countedWeeks('2026-11-30')).toEqual(countedWeeks('2026-12-06'));
  });
});

describe('closing an appointment', () => {
  it('is asked for once it is over and stands, and never of what was cancelled', () => {
    const one = anAppointment();
    expect(isUnclosed(one, one.end)).toBe(true);
    expect(isUnclosed(one, one.end - 1)).toBe(false);
    const cancelled = anAppointment({ state: { status: 'cancelled', by: 'person', at: 0 } });
    expect(isUnclosed(cancelled, one.end)).toBe(false);
  });

  it('counts as kept whoever came, late or not', () => {
    const closed = (outcome: 'kept' | 'late' | 'left' | 'missed') =>
      anAppointment({ state: { status: 'closed', outcome, at: 0, by: 'somebody' } });
    expect(
      (['kept', 'late', 'left', 'missed'] as const).filter((outcome) => isKept(closed(outcome))),
    ).toEqual(['kept', 'late']);
  });

  it('offers the outcomes of its service: mediation and psychologists have their own', () => {
    const lists = Object.fromEntries(
      caf94().services.map((service) => [service.id, outcomesOf(service).map(({ id }) => id)]),
    );
    expect(lists['rendez-vous-des-droits']).toEqual([
      'kept',
      'late',
      'left',
      'missed',
      'cancelled-by-caf',
      'referred',
    ]);
    expect(lists['entretien-information-mediation']).toContain('kept-wants-mediation');
    expect(lists['consultation-psychologue']).toContain('kept-goes-on');
  });

  it('refuses a Caf whose list lacks the two usual gestures, or gives them another meaning', () => {
    const [kept, missed] = [
      { id: 'kept', label: 'Venu·e', means: 'kept' },
      { id: 'missed', label: 'Absent·e', means: 'missed' },
    ] as const;
    expect(faultOfOutcomes([kept, missed])).toBeUndefined();
    expect(faultOfOutcomes([kept])).toBeDefined();
    expect(faultOfOutcomes([kept, missed, kept])).toBeDefined();
    expect(faultOfOutcomes([kept, { ...missed, means: 'kept' }])).toBeDefined();
    const services = caf94().services.map((service) => ({
      ...service,
      outcomes: [kept, { ...kept, id: 'x' }],
    }));
    expect(() => aCaf({ services })).toThrow(/kept and missed/);
  });
});
