import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  addAbsence,
  addAvailability,
  changeAvailability,
  changeOccurrence,
  removeAbsence,
  removeAvailability,
} from '../../../shared/domain/plan-changes.ts';
import { openingRange } from '../../../shared/domain/plan-horizon.ts';
import type { Availability, Planning } from '../../../shared/domain/planning.ts';
import { anAvailability, aProfessional, caf94, caf973 } from '../../support/fixtures.ts';

const context = { caf: caf94(), owner: aProfessional(), now: Date.parse('2026-11-30T08:00:00+01:00') };
const plan = { caf: '94', professional: 'camille-exemple', revision: 3, openedRevision: 3 };
const planning = (...availabilities: Availability[]): Planning => ({ plan, availabilities, absences: [] });
const refusal = (change: () => unknown): DomainError => {
  try {
    change();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('changing an availability', () => {
  it('keeps the exceptions whose occurrence is still there, and drops the others', () => {
    const before = anAvailability({
      repeat: { everyWeeks: 1, weekdays: [2, 4] },
      exceptions: { '2026-12-01': { kind: 'off' }, '2026-12-03': { kind: 'off' } },
    });
    const { becomes } = changeAvailability(
      planning(before),
      { ...before, repeat: { everyWeeks: 1, weekdays: [2] }, start: '10:00' },
      context,
    );
    expect(becomes.availabilities[0]?.exceptions).toEqual({ '2026-12-01': { kind: 'off' } });
  });

  it('forgets exceptions of a quarter ago', () => {
    const before = anAvailability({
      from: '2026-01-06',
      exceptions: { '2026-08-25': { kind: 'off' }, '2026-09-08': { kind: 'off' } },
    });
    const { becomes } = changeAvailability(planning(before), before, context);
    expect(Object.keys(becomes.availabilities[0]?.exceptions ?? {})).toEqual(['2026-09-08']);
  });

  it('into another one is refused by name', () => {
    const other = anAvailability({ id: 'availability-2', start: '13:00', end: '16:00' });
    const error = refusal(() =>
      changeAvailability(planning(anAvailability(), other), { ...anAvailability(), end: '14:00' }, context),
    );
    expect(error.code).toBe('OVERLAP');
    expect(error.extra).toMatchObject({ overlaps: { id: 'availability-2', start: '13:00', end: '16:00' } });
  });

  it('that does not exist is refused', () => {
    expect(refusal(() => changeAvailability(planning(), anAvailability(), context)).code).toBe('NOT_FOUND');
    expect(refusal(() => removeAvailability(planning(), 'availability-1')).code).toBe('NOT_FOUND');
  });
});

describe('one occurrence', () => {
  const off = { kind: 'off' } as const;

  it('can be taken off and given back', () => {
    const taken = changeOccurrence(
      planning(anAvailability()),
      { id: 'availability-1', date: '2026-12-01', exception: off },
      context,
    ).becomes;
    expect(taken.availabilities[0]?.exceptions).toEqual({ '2026-12-01': off });
    const back = { id: 'availability-1', date: '2026-12-01', exception: undefined };
    expect(changeOccurrence(taken, back, context).becomes.availabilities[0]?.exceptions).toEqual({});
    expect(refusal(() => changeOccurrence(planning(anAvailability()), back, context)).code).toBe('NOT_FOUND');
  });

  it('is not found on a day without one, and not changed once past', () => {
    const on = (date: string) => () =>
      changeOccurrence(planning(anAvailability()), { id: 'availability-1', date, exception: off }, context);
    expect(refusal(on('2026-12-02')).code).toBe('NOT_FOUND');
    expect(refusal(on('2026-11-24')).code).toBe('INVALID');
  });

  it('is not changed years ahead, so that no later check must look that far, but can always be given back', () => {
    const far = '9000-01-07';
    const asked = { id: 'availability-1', date: far, exception: off };
    const refused = refusal(() => changeOccurrence(planning(anAvailability()), asked, context));
    expect(refused.extra['errors']).toMatchObject([{ path: 'date' }]);
    const old = planning(anAvailability({ exceptions: { [far]: off } }));
    const back = changeOccurrence(old, { ...asked, exception: undefined }, context);
    expect(back.becomes.availabilities[0]?.exceptions).toEqual({});
  });

  it('is judged like an availability when it changes', () => {
    const exception = { kind: 'changed', ...anAvailability(), place: 'caf-cayenne' } as const;
    const error = refusal(() =>
      changeOccurrence(
        planning(anAvailability()),
        { id: 'availability-1', date: '2026-12-01', exception },
        context,
      ),
    );
    expect(error.extra['errors']).toMatchObject([{ path: 'place' }]);
  });
});

describe('absences', () => {
  const absence = {
    id: 'absence-1',
    caf: '94',
    professional: 'camille-exemple',
    from: { date: '2026-12-01', time: '09:00' },
    to: { date: '2026-12-01', time: '11:00' },
  };
  it('may cover an availability, not another absence', () => {
    const { becomes } = addAbsence(planning(anAvailability()), absence, context);
    expect(becomes.absences).toEqual([absence]);
    expect(refusal(() => addAbsence(becomes, { ...absence, id: 'absence-2' }, context)).code).toBe('OVERLAP');
    expect(removeAbsence(becomes, 'absence-1').becomes.absences).toEqual([]);
    expect(refusal(() => removeAbsence(becomes, 'absence-2')).code).toBe('NOT_FOUND');
  });
});

it('a plan does not grow without bound', () => {
  const days = Array.from({ length: 60 }, (_, day) =>
    anAvailability({ id: `availability-${day}`, from: '2027-01-05', until: '2027-01-12', start: '09:00' }),
  );
  const one = anAvailability({ id: 'one-more', start: '14:00', end: '16:00' });
  expect(refusal(() => addAvailability(planning(...days), one, context)).code).toBe('INVALID');
});

it('days are kept open from the Caf’s own today to its farthest horizon, with two days of margin', () => {
  const lateEvening = Date.parse('2026-11-30T23:30:00Z');
  expect(openingRange(caf94(), lateEvening)).toEqual({ from: '2026-12-01', to: '2027-06-01' });
  expect(openingRange(caf973(), lateEvening).from).toBe('2026-11-30');
});
