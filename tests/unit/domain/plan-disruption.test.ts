import { describe, expect, it } from 'vitest';
import {
  addTouched,
  causeOf,
  type Disruption,
  dealWith,
  disruptionId,
  dropResolved,
  isOpen,
} from '../../../shared/domain/disruption.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { Absence, Closure } from '../../../shared/domain/planning.ts';
import { makeCalendar } from '../../../shared/domain/time.ts';
import { anAppointment } from '../../support/fixtures.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const cause = { kind: 'absence', absence: 'absence-1' } as const;
const about = { caf: '94', professional: 'camille-exemple', role: 'social-worker', cause } as const;
const one = anAppointment();
const two = anAppointment({ id: 'appointment-2', cell: 120 });

function begun(...found: (typeof one)[]): Disruption {
  const made = addTouched(undefined, about, found, NOW);
  if (made === undefined) throw new Error('nothing was added');
  return made;
}
const settled = { status: 'cancelled', by: 'subject-of-the-secretariat', at: NOW } as const;

describe('the people whom an absence touches (B11)', () => {
  it('are each on the list once, however often they are found', () => {
    const list = begun(one, two);
    expect(Object.keys(list.touched)).toEqual(['appointment-1', 'appointment-2']);
    expect(addTouched(list, about, [two, one], NOW + 1)).toBeUndefined();
  });

  it('who slipped in meanwhile join the list', () => {
    const joined = addTouched(begun(one), about, [one, two], NOW + 1);
    expect(joined).toMatchObject({ version: 2, createdAt: NOW });
    expect(Object.keys(joined?.touched ?? {})).toHaveLength(2);
  });

  it('stay settled when they are found again at the same time', () => {
    const done = dealWith(begun(one, two), 'appointment-1', settled);
    expect(addTouched(done, about, [one, two], NOW + 1)).toBeUndefined();
  });

  it('come back when they are moved to another time that the absence covers', () => {
    const done = dealWith(begun(one), 'appointment-1', { status: 'rebooked', by: 'x', at: NOW });
    const again = addTouched(done, about, [anAppointment({ cell: 130 })], NOW + 1);
    expect(again?.touched['appointment-1']).toMatchObject({ cell: 130, state: { status: 'open' } });
  });

  it('are dealt with once', () => {
    const done = dealWith(begun(one), 'appointment-1', settled);
    expect(() => dealWith(done, 'appointment-1', settled)).toThrow(new DomainError('NOT_POSSIBLE_NOW'));
    expect(() => dealWith(done, 'appointment-2', settled)).toThrow(new DomainError('NOT_FOUND'));
  });

  it('offered times still wait; the list is over when everybody is settled', () => {
    const offered = dealWith(begun(one), 'appointment-1', { status: 'offered', by: 'x', at: NOW });
    expect(isOpen(offered)).toBe(true);
    expect(isOpen(dealWith(offered, 'appointment-1', settled))).toBe(false);
  });

  it('who are in nobody’s way any more leave the list by themselves, the others stay', () => {
    const rest = dropResolved(begun(one, two), (id) => id === 'appointment-2', NOW);
    expect(rest?.touched['appointment-1']?.state).toEqual({ status: 'resolved', at: NOW });
    expect(rest?.touched['appointment-2']?.state).toEqual({ status: 'open' });
    expect(rest && dropResolved(rest, (id) => id === 'appointment-2', NOW)).toBeUndefined();
    expect(rest && addTouched(rest, about, [one], NOW)?.touched['appointment-1']?.state.status).toBe('open');
  });

  it('a list of changed availabilities that is over begins anew', () => {
    const change = { ...about, cause: { kind: 'availability' } } as const;
    const first = addTouched(undefined, change, [one], NOW);
    const over = first && dealWith(first, 'appointment-1', settled);
    const next = addTouched(over, change, [two], NOW + 5);
    expect(next).toMatchObject({ id: 'availability-camille-exemple', createdAt: NOW + 5, version: 3 });
    expect(Object.keys(next?.touched ?? {})).toEqual(['appointment-2']);
  });
});

describe('the cause', () => {
  const calendar = makeCalendar('Europe/Paris');
  const absence = Absence.parse({
    id: 'absence-1',
    caf: '94',
    professional: 'camille-exemple',
    from: { date: '2026-11-30', time: '12:00' },
    to: { date: '2026-12-01', time: '09:05' },
  });
  const closure = Closure.parse({
    id: 'closure-1',
    caf: '94',
    place: 'caf-creteil',
    from: '2026-12-01',
    to: '2026-12-01',
  });

  it('is the absence that covers a part of the appointment, before the closure of its place', () => {
    expect(causeOf(one, { absences: [absence], closures: [closure] }, calendar)).toEqual(cause);
    expect(causeOf(two, { absences: [absence], closures: [closure] }, calendar).kind).toBe('closure');
  });

  it('is a change of the availabilities when nothing else explains it', () => {
    expect(causeOf(two, { absences: [absence], closures: [] }, calendar)).toEqual({ kind: 'availability' });
  });

  it('has one id per professional, so that two openings make one list', () => {
    const place = { kind: 'closure', closure: 'c1', place: 'caf-orly' } as const;
    expect(disruptionId('camille', place)).not.toBe(disruptionId('dominique', place));
  });
});
