import { describe, expect, it } from 'vitest';
import {
  type AgendaView,
  agendaView,
  mayHandleDisruption,
  mayPlan,
  mayReadPlan,
  type Viewer,
} from '../../../shared/domain/plan-access.ts';
import type { Professional } from '../../../shared/domain/planning.ts';
import type { ReceivingRole, Role } from '../../../shared/domain/words.ts';
import { aProfessional } from '../../support/fixtures.ts';

const someone = (role: ReceivingRole, overrides: Partial<Professional> = {}) =>
  aProfessional({ id: `a-${role}`, role, subject: `subject-${role}`, ...overrides });
const asProfessional = (self: Professional): Viewer => ({ roles: [self.role], self });
const as = (...roles: Role[]): Viewer => ({ roles, self: undefined });

describe('an agenda (D6)', () => {
  it.each<[string, Viewer, Professional, AgendaView]>([
    ['its own professional', asProfessional(someone('mediator')), someone('mediator'), 'full'],
    ['another mediator', asProfessional(someone('mediator', { id: 'other' })), someone('mediator'), 'busy'],
    [
      'a colleague of a psychologist',
      asProfessional(someone('social-worker')),
      someone('psychologist'),
      'busy',
    ],
    ['the secretariat, of a mediator', as('secretariat'), someone('mediator'), 'reception'],
    ['the secretariat, of a psychologist', as('secretariat'), someone('psychologist'), 'reception'],
    ['the secretariat, of a social worker', as('secretariat'), someone('social-worker'), 'full'],
    ['a manager, of a social worker', as('manager'), someone('social-worker'), 'planning'],
    ['a manager, of a mediator', as('manager'), someone('mediator'), 'busy'],
    ['an admin', as('admin'), someone('social-worker'), 'busy'],
    [
      'a fellow social worker',
      asProfessional(someone('social-worker', { id: 'other' })),
      someone('social-worker'),
      'full',
    ],
    ['a mediator, of a social worker', asProfessional(someone('mediator')), someone('social-worker'), 'busy'],
    [
      'a delegate',
      asProfessional(someone('mediator', { id: 'other' })),
      someone('mediator', { delegates: ['other'] }),
      'full',
    ],
    [
      'the secretariat as a delegate',
      as('secretariat'),
      someone('psychologist', { delegates: ['secretariat'] }),
      'full',
    ],
  ])('shows to %s only what it may', (_, viewer, owner, view) => {
    expect(agendaView(viewer, owner)).toBe(view);
  });

  it('the word `secretariat` delegates to nobody else', () => {
    expect(agendaView(as('manager'), someone('mediator', { delegates: ['secretariat'] }))).toBe('busy');
  });
});

describe('a plan', () => {
  const owner = someone('psychologist');
  it('is made by its professional, the secretariat and the admin', () => {
    expect([asProfessional(owner), as('secretariat'), as('admin')].map((one) => mayPlan(one, owner))).toEqual(
      [true, true, true],
    );
    expect(mayPlan(asProfessional(someone('psychologist', { id: 'other' })), owner)).toBe(false);
    expect(mayPlan(as('manager'), owner)).toBe(false);
  });
  it('is read by the manager too, not by colleagues', () => {
    expect(mayReadPlan(as('manager'), owner)).toBe(true);
    expect(mayReadPlan(asProfessional(someone('mediator')), owner)).toBe(false);
  });
});

describe('a disruption (B11)', () => {
  it('of a social worker is the secretariat’s to work off', () => {
    expect(mayHandleDisruption(as('secretariat'), someone('social-worker'))).toBe(true);
  });
  it('of a mediator or psychologist is their own, or of whom they delegate', () => {
    const owner = someone('psychologist', { delegates: ['other'] });
    expect(mayHandleDisruption(as('secretariat'), owner)).toBe(false);
    expect(mayHandleDisruption(asProfessional(owner), owner)).toBe(true);
    expect(mayHandleDisruption(asProfessional(someone('mediator', { id: 'other' })), owner)).toBe(true);
    expect(mayHandleDisruption(as('secretariat'), someone('mediator', { delegates: ['secretariat'] }))).toBe(
      true,
    );
  });
});
