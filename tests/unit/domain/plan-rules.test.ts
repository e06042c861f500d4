import { describe, expect, it } from 'vitest';
import {
  judgeAbsence,
  judgeAvailability,
  judgeClosure,
  judgeReceiving,
} from '../../../shared/domain/plan-rules.ts';
import { Absence, type Availability, Closure } from '../../../shared/domain/planning.ts';
import { anAvailability, aProfessional, caf94 } from '../../support/fixtures.ts';

const caf = caf94();
const today = '2026-11-30';
const now = Date.parse('2026-11-30T08:00:00+01:00');
const judge = (overrides: Partial<Availability>, role: 'social-worker' | 'mediator' = 'social-worker') =>
  judgeAvailability(anAvailability(overrides), { caf, owner: aProfessional({ role }), today });
const faultsOf = (overrides: Partial<Availability>) => judge(overrides).faults.map(({ path }) => path);

describe('an availability', () => {
  it('of Tuesday mornings at Caf Créteil stands without a remark', () => {
    expect(judge({})).toEqual({ faults: [], warnings: [] });
  });

  it.each<[string, Partial<Availability>, string]>([
    ['a place of another Caf', { place: 'caf-cayenne' }, 'place'],
    ['an unknown service', { services: ['permanence'] }, 'services.0'],
    [
      'a service that its place does not offer',
      { place: 'caf-orly', services: ['entretien-information-mediation'] },
      'services.0',
    ],
    ['a mode that none of its services has', { modes: ['home'] }, 'modes.0'],
    ['an end that is its start', { end: '09:00' }, 'end'],
    ['a start at the very end of the day', { start: '24:00', end: '02:00' }, 'start'],
    ['less time than one appointment takes', { end: '09:40' }, 'end'],
    ['a night of which no piece holds an appointment', { start: '23:30', end: '00:30' }, 'end'],
    ['hours the wrong way round', { start: '12:00', end: '09:00' }, 'end'],
    ['an end before its beginning', { until: '2026-11-01' }, 'until'],
    ['an end that is past', { until: '2026-11-29' }, 'until'],
    ['no day between its beginning and its end', { from: '2026-12-02', until: '2026-12-07' }, 'until'],
    ['an end beyond ten years', { until: '9999-12-31' }, 'until'],
    ['a beginning beyond two years', { from: '2029-01-02' }, 'from'],
    ['a single day that is past', { from: '2026-11-29', repeat: undefined }, 'from'],
    ['an end to a single day', { from: '2026-12-01', repeat: undefined, until: '2026-12-02' }, 'until'],
  ])('is refused with %s', (_, overrides, path) => {
    expect(faultsOf(overrides)).toContain(path);
  });

  it('lasts twelve hours at most, in an exception as well; a night may', () => {
    const path = 'end';
    const message = 'Cette plage dure plus de 12 heures : vérifiez le début et la fin.';
    expect(faultsOf({ start: '20:00', end: '08:00' })).toEqual([]);
    expect(judge({ start: '20:00', end: '08:05' }).faults).toEqual([{ path, message }]);
    const { place, modes, services } = anAvailability();
    const changed = { start: '09:00', end: '21:05', place, modes, services };
    expect(judgeReceiving(changed, { caf, owner: aProfessional() }).faults).toEqual([{ path, message }]);
  });

  it('is refused for a service that another profession receives', () => {
    expect(
      judge({ services: ['entretien-information-mediation'], place: 'caf-creteil' }).faults,
    ).toHaveLength(1);
    expect(
      judge({ services: ['entretien-information-mediation'], place: 'caf-creteil' }, 'mediator').faults,
    ).toEqual([]);
  });

  it('that is too short for one of its services says so and stands', () => {
    const { faults, warnings } = judge({
      end: '10:00',
      modes: ['on-site'],
      services: ['rendez-vous-des-droits', 'information-collective'],
    });
    expect(faults).toEqual([]);
    expect(warnings.map(({ path }) => path)).toEqual(['services.1']);
  });

  it('may have begun long ago', () => {
    expect(faultsOf({ from: '2020-01-06' })).toEqual([]);
  });
});

describe('an absence', () => {
  const faults = (from: [string, string], to: [string, string]) =>
    judgeAbsence(
      Absence.parse({
        id: 'absence-1',
        caf: '94',
        professional: 'camille-exemple',
        from: { date: from[0], time: from[1] },
        to: { date: to[0], time: to[1] },
      }),
      { caf, now },
    ).faults.map(({ path }) => path);

  it('of today may have begun already', () => {
    expect(faults(['2026-11-29', '09:00'], ['2026-11-30', '24:00'])).toEqual([]);
  });
  it('ends after it begins', () => {
    expect(faults(['2026-12-01', '09:00'], ['2026-12-01', '09:00'])).toEqual(['to']);
  });
  it('is refused when it is over', () => {
    expect(faults(['2026-11-29', '09:00'], ['2026-11-30', '08:00'])).toEqual(['to']);
  });
  it('is refused beyond two years', () => {
    expect(faults(['2026-12-01', '09:00'], ['2029-12-01', '09:00'])).toEqual(['to.date']);
  });
  it('does not begin at 24:00', () => {
    expect(faults(['2026-12-01', '24:00'], ['2026-12-02', '09:00'])).toEqual(['from.time']);
  });
});

describe('a closure', () => {
  const faults = (overrides: Partial<Closure>) =>
    judgeClosure(
      Closure.parse({
        id: 'c',
        caf: '94',
        place: 'caf-orly',
        from: '2026-12-01',
        to: '2026-12-01',
        ...overrides,
      }),
      { caf, today },
    ).faults.map(({ path }) => path);

  it('of one day stands', () => expect(faults({})).toEqual([]));
  it('is of a place of this Caf', () => expect(faults({ place: 'caf-cayenne' })).toEqual(['place']));
  it('ends after it begins', () => expect(faults({ to: '2026-11-30' })).toEqual(['to']));
  it('is refused when it is over', () =>
    expect(faults({ from: '2026-11-01', to: '2026-11-29' })).toEqual(['to']));
});
