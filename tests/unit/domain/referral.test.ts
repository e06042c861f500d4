import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  ageInDays,
  checkTarget,
  isOpen,
  isStale,
  Referral,
  ReferralResult,
} from '../../../shared/domain/referral.ts';
import { mayAnswer, sentStatus } from '../../../shared/domain/referral-access.ts';
import {
  moveReferral,
  REFERRAL_ALLOWED,
  REFERRAL_MOVES,
  type ReferralMove,
} from '../../../shared/domain/referral-moves.ts';
import { Role } from '../../../shared/domain/words.ts';
import { aPerson, caf94 } from '../../support/fixtures.ts';

const NOW = Date.parse('2026-12-01T09:00:00+01:00');
const DAY = 86_400_000;

function aReferral(overrides: Partial<Referral> = {}): Referral {
  return Referral.parse({
    id: 'referral-1',
    caf: '94',
    version: 1,
    createdAt: NOW,
    changedAt: NOW,
    from: { by: 'staff', subject: 'subject-of-camille', role: 'social-worker' },
    to: { kind: 'service', service: 'entretien-information-mediation' },
    reason: 'separation',
    person: aPerson(),
    contact: { by: 'phone' },
    agreement: { by: 'subject-of-camille', at: '2026-12-01T08:00:00.000Z' },
    state: { status: 'sent' },
    ...overrides,
  });
}

const toPsychologists = { kind: 'service', service: 'consultation-psychologue' } as const;
const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};
const moving = fc.record({
  move: fc.constantFrom(...REFERRAL_MOVES),
  by: fc.constantFrom('one', 'other'),
  result: fc.constantFrom(...ReferralResult.options),
});

describe('a referral', () => {
  it('goes through the states drawn in docs/referrals.md and no others, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(moving, { maxLength: 12 }), (moves) => {
        let referral = aReferral();
        moves.forEach(({ move, by, result }, at) => {
          const before = referral;
          const allowed = REFERRAL_ALLOWED[before.state.status].includes(move);
          const code = refusal(() => {
            referral = moveReferral(before, move, { by, result, at: NOW + at });
          });
          if (allowed) {
            expect(code).toBeUndefined();
            expect(referral.version).toBe(before.version + 1);
            expect(Referral.parse(referral)).toEqual(referral);
          } else expect(referral).toBe(before);
          if (!isOpen(before)) expect([undefined, 'REFERRAL_OVER']).toContain(code);
        });
      }),
    );
  });

  it('is taken by one person: a second is told so, the same one again changes nothing', () => {
    const taken = moveReferral(aReferral(), 'accept', { by: 'one', at: NOW });
    expect(moveReferral(taken, 'accept', { by: 'one', at: NOW + 1 })).toBe(taken);
    expect(refusal(() => moveReferral(taken, 'accept', { by: 'other', at: NOW }))).toBe('REFERRAL_TAKEN');
    expect(refusal(() => moveReferral(taken, 'refuse', { by: 'one', at: NOW }))).toBe('REFERRAL_TAKEN');
  });

  it('is finished once it was accepted, and not before', () => {
    const finish = { by: 'one', at: NOW, result: 'booked' } as const;
    expect(refusal(() => moveReferral(aReferral(), 'finish', finish))).toBe('REFERRAL_NOT_ACCEPTED');
    const taken = moveReferral(aReferral(), 'accept', { by: 'one', at: NOW });
    expect(moveReferral(taken, 'finish', finish).state).toMatchObject({ status: 'done', result: 'booked' });
  });

  it('can be taken back as long as it is open, accepted or not, and ends with that (F1)', () => {
    for (const before of [aReferral(), moveReferral(aReferral(), 'accept', { by: 'one', at: NOW })]) {
      const withdrawn = moveReferral(before, 'withdraw', { by: 'sender', at: NOW });
      expect(isOpen(withdrawn)).toBe(false);
      for (const move of ['accept', 'refuse', 'finish'] satisfies ReferralMove[])
        expect(refusal(() => moveReferral(withdrawn, move, { by: 'one', at: NOW }))).toBe('REFERRAL_OVER');
    }
  });

  it('is stale so many days after it was sent, and no more once it has ended', () => {
    const old = aReferral({ createdAt: NOW - 14 * DAY });
    expect(ageInDays(old, NOW)).toBe(14);
    expect(isStale(old, 14, NOW)).toBe(true);
    expect(isStale(old, 15, NOW)).toBe(false);
    expect(isStale(moveReferral(old, 'refuse', { by: 'one', at: NOW }), 14, NOW)).toBe(false);
  });

  it('to the psychologists looks to its sender the same whether it was taken up or not, refused or done (P3)', () => {
    const caf = caf94();
    const sent = aReferral({ to: toPsychologists, createdAt: NOW - 20 * DAY });
    const accepted = moveReferral(sent, 'accept', { by: 'one', at: NOW });
    const refused = moveReferral(sent, 'refuse', { by: 'one', at: NOW });
    const done = moveReferral(accepted, 'finish', { by: 'one', at: NOW, result: 'unreachable' });
    expect([sent, accepted].map((one) => sentStatus(caf, one))).toEqual(['received', 'received']);
    expect([refused, done].map((one) => sentStatus(caf, one))).toEqual(['answered', 'answered']);
    expect(isStale(sent, 14, NOW)).toBe(isStale(accepted, 14, NOW));
    expect(refusal(() => moveReferral(sent, 'withdraw', { by: 'sender', at: NOW }))).toBe(
      refusal(() => moveReferral(accepted, 'withdraw', { by: 'sender', at: NOW })),
    );
  });

  it('to the psychologists is read by psychologists alone, to mediators by mediators (P3, D6)', () => {
    const caf = caf94();
    const readers = (to: Referral['to']) =>
      Role.options.filter((role) => mayAnswer({ roles: [role] }, caf, to));
    expect(readers(toPsychologists)).toEqual(['psychologist']);
    expect(readers({ kind: 'service', service: 'no-longer-configured' })).toEqual(['psychologist']);
    expect(readers({ kind: 'service', service: 'entretien-information-mediation' })).toEqual(['mediator']);
    expect(readers({ kind: 'service', service: 'rendez-vous-des-droits' })).toEqual([
      'social-worker',
      'secretariat',
    ]);
    expect(readers({ kind: 'partner', partner: 'eds-vitry' })).toEqual([]);
  });

  it('goes to a service with a door of its own, or to a partner of the Caf’s list', () => {
    const caf = caf94();
    const fault = (to: Referral['to']) => refusal(() => checkTarget(caf, to));
    expect(fault({ kind: 'service', service: 'rendez-vous-des-droits' })).toBeUndefined();
    expect(fault(toPsychologists)).toBeUndefined();
    expect(fault({ kind: 'partner', partner: 'eds-vitry' })).toBeUndefined();
    for (const service of ['seance-mediation', 'accompagnement-social', 'information-collective', 'unknown'])
      expect(fault({ kind: 'service', service }), service).toBe('INVALID');
    expect(fault({ kind: 'partner', partner: 'unknown' })).toBe('INVALID');
  });
});
