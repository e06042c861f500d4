import { describe, expect, it } from 'vitest';
import {
  agendaToBook,
  appointmentView,
  mayChange,
  mayClose,
  mayMoveTo,
} from '../../../shared/domain/appointment-access.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Viewer } from '../../../shared/domain/plan-access.ts';
import type { Professional } from '../../../shared/domain/planning.ts';
import type { Role } from '../../../shared/domain/words.ts';
import { aProfessional, caf94 } from '../../support/fixtures.ts';

const worker = aProfessional({ id: 'camille' });
const mediator = aProfessional({ id: 'maelle', role: 'mediator' });
const psychologist = aProfessional({ id: 'paule', role: 'psychologist' });

const by = (roles: Role[], self?: Professional): Viewer => ({ roles, self });
const seen = (viewer: Viewer) =>
  [worker, mediator, psychologist].map((owner) => appointmentView(viewer, owner));

describe('what is seen of an appointment beside its person’s name (D6, F1)', () => {
  it.each<[string, Viewer, string[]]>([
    ['the secretariat', by(['secretariat']), ['full', 'reception', 'reception']],
    ['a social worker', by(['social-worker'], aProfessional({ id: 'alex' })), ['full', 'none', 'none']],
    ['a mediator', by(['mediator'], mediator), ['none', 'full', 'none']],
    [
      'another psychologist',
      by(['psychologist'], aProfessional({ id: 'other', role: 'psychologist' })),
      ['none', 'none', 'none'],
    ],
    ['the benefits desk', by(['benefits-adviser']), ['standing', 'none', 'none']],
    [
      'the benefits desk that also keeps the secretariat',
      by(['benefits-adviser', 'secretariat']),
      ['standing', 'none', 'none'],
    ],
    ['a manager', by(['manager']), ['none', 'none', 'none']],
  ])('by %s', (_, viewer, views) => {
    expect(seen(viewer)).toEqual(views);
  });

  it('is all where its professional delegates', () => {
    const delegating = { ...mediator, delegates: ['secretariat', 'camille'] };
    expect(appointmentView(by(['secretariat']), delegating)).toBe('full');
    expect(appointmentView(by(['social-worker'], worker), delegating)).toBe('full');
  });
});

describe('what may be done', () => {
  it('the secretariat moves and cancels for everybody, and closes social workers’ alone', () => {
    const viewer = by(['secretariat']);
    expect([mayChange(viewer, worker), mayChange(viewer, mediator)]).toEqual([true, true]);
    expect([mayClose(viewer, worker), mayClose(viewer, mediator)]).toEqual([true, false]);
  });

  it('a social worker closes their own, not a colleague’s', () => {
    const viewer = by(['social-worker'], worker);
    expect([mayClose(viewer, worker), mayClose(viewer, aProfessional({ id: 'alex' }))]).toEqual([
      true,
      false,
    ]);
  });

  it('the benefits desk closes nothing, whatever else it does (F1)', () => {
    expect(mayClose(by(['benefits-adviser', 'secretariat']), worker)).toBe(false);
  });
});

describe('into whose agenda one may book', () => {
  const service = (id: string) => {
    const found = caf94().services.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const refusal = (viewer: Viewer, id: string, named?: Professional) => {
    try {
      return agendaToBook(viewer, service(id), named);
    } catch (error) {
      return error instanceof DomainError ? error.code : error;
    }
  };

  it('is anybody’s for what anyone may book, or the one’s who is named', () => {
    expect(refusal(by(['benefits-adviser']), 'rendez-vous-des-droits')).toBeUndefined();
    expect(refusal(by(['secretariat']), 'rendez-vous-des-droits', worker)).toBe('camille');
    expect(refusal(by(['secretariat']), 'rendez-vous-des-droits', mediator)).toBe('INVALID');
  });

  it('is one’s own, or a delegating colleague’s, for what professionals fix', () => {
    const viewer = by(['social-worker'], worker);
    const colleague = aProfessional({ id: 'other' });
    expect(refusal(viewer, 'accompagnement-social')).toBe('camille');
    expect(refusal(viewer, 'accompagnement-social', colleague)).toBe('FORBIDDEN');
    expect(refusal(viewer, 'accompagnement-social', { ...colleague, delegates: ['camille'] })).toBe('other');
    expect(refusal(by(['secretariat']), 'accompagnement-social', worker)).toBe('FORBIDDEN');
    expect(refusal(by(['social-worker']), 'accompagnement-social')).toBe('INVALID');
    expect(refusal(by(['psychologist'], psychologist), 'consultation-psychologue')).toBe('paule');
    expect(refusal(by(['social-worker'], worker), 'consultation-psychologue')).toBe('FORBIDDEN');
  });

  it('is nobody’s for a joint session, which every party agrees to (M2, M7)', () => {
    for (const viewer of [by(['mediator'], mediator), by(['secretariat'])])
      expect(refusal(viewer, 'seance-mediation')).toBe('NOT_BOOKABLE');
  });

  it('is, for a move, their own professional’s, or one’s into which one may book', () => {
    const colleague = aProfessional({ id: 'other', role: 'psychologist' });
    const request = service('consultation-psychologue');
    const secretariat = by(['secretariat']);
    expect(mayMoveTo(secretariat, request, colleague)).toBe(false);
    expect(mayMoveTo(secretariat, request, { ...colleague, delegates: ['secretariat'] })).toBe(true);
    expect(mayMoveTo(by(['psychologist'], psychologist), request, colleague)).toBe(false);
    expect(mayMoveTo(by(['psychologist'], psychologist), request, psychologist)).toBe(true);
    expect(mayMoveTo(secretariat, service('entretien-information-mediation'), mediator)).toBe(true);
  });

  it('is nobody’s for group sessions, which have seats', () => {
    expect(refusal(by(['social-worker'], worker), 'information-collective')).toBe('NOT_BOOKABLE');
  });
});
