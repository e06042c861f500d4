import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTheirs, proofOf } from '../../../shared/domain/data-proof.ts';
import type { DataRequest } from '../../../shared/domain/data-request.ts';
import { isPendingRequest } from '../../../shared/domain/data-request.ts';
import {
  checked,
  dueDay,
  dueIs,
  found,
  handedOver,
  outlivedForData,
  received,
  refused,
  slipped,
  undelivered,
} from '../../../shared/domain/data-request-moves.ts';
import { nameKey } from '../../../shared/domain/person.ts';
import { ASKER, BY_POST } from '../../support/data-requests.ts';
import { codeOf } from '../../support/mediation-case.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const DAY = 86_400_000;
const ZONE = 'Europe/Paris';

const aRequest = (overrides: Partial<DataRequest> = {}): DataRequest => ({
  ...{ id: 'request-1', caf: '94', version: 1, what: 'access', language: 'fr', createdAt: NOW },
  person: ASKER,
  answer: { by: 'email' },
  handedIn: { by: 'person' },
  receivedAt: NOW,
  codeRound: 0,
  state: { status: 'received' },
  ...overrides,
});
const onPaper = (): DataRequest => {
  const { codeRound: _, ...rest } = aRequest({ answer: { ...BY_POST, address: [...BY_POST.address] } });
  return rest;
};
const CHECKING = { identity: 'document', proven: ['phone'], by: 'subject-1' } as const;

function done(request: DataRequest | undefined): DataRequest {
  if (request === undefined) throw new Error('nothing changed');
  return request;
}

describe('who is the same person (D3)', () => {
  const proof = { name: 'dominique exemple', phone: ASKER.phone };

  it('needs the name and one proven identifier; a number alone is a household’s (M3)', () => {
    expect(isTheirs({ ...ASKER, email: 'other@courriel.example' }, proof)).toBe(true);
    expect(isTheirs({ ...ASKER, phone: undefined }, proof)).toBe(false);
    expect(isTheirs({ ...ASKER, firstName: 'Camille' }, proof)).toBe(false);
    expect(isTheirs({ firstName: 'EXEMPLE', lastName: 'dominique', phone: ASKER.phone }, proof)).toBe(true);
    expect(isTheirs({ ...ASKER, lastName: 'Modèle', usedName: 'Exemple' }, proof)).toBe(true);
  });

  it('what is not there on both sides is never the same', () => {
    expect(isTheirs({ firstName: 'Dominique', lastName: 'Exemple' }, { name: 'dominique exemple' })).toBe(
      false,
    );
  });

  it('counts only what was proven, whatever was typed', () => {
    const request = done(checked(onPaper(), CHECKING, NOW));
    expect(proofOf(request)).toEqual({ name: 'dominique exemple', phone: ASKER.phone });
    const byMail = done(checked(aRequest(), { ...CHECKING, proven: [] }, NOW));
    expect(proofOf(byMail)).toEqual({ name: 'dominique exemple', email: ASKER.email });
  });

  it('two people who share every identifier but the name are never one', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(one !== other);
        const named = (firstName: string) => ({ ...ASKER, firstName, lastName: 'Exemple' });
        const mine = { ...ASKER, name: nameKey(named(one)) };
        expect(isTheirs(named(one), mine)).toBe(true);
        expect(isTheirs(named(other), mine)).toBe(false);
      }),
    );
  });
});

describe('the month of a request (GDPR, article 12)', () => {
  it('ends on the same day of the next month, or its last', () => {
    expect(dueDay(NOW, ZONE)).toBe('2026-12-30');
    expect(dueDay(Date.parse('2027-01-31T23:30:00+01:00'), ZONE)).toBe('2027-02-28');
    expect(dueDay(Date.parse('2026-12-31T23:30:00Z'), ZONE)).toBe('2027-02-01');
  });

  it('is soon over in its last week, and late after its last day', () => {
    const at = (day: string) => dueIs('2026-12-30', Date.parse(`${day}T12:00:00+01:00`), ZONE);
    expect([at('2026-12-22'), at('2026-12-23'), at('2026-12-30'), at('2026-12-31')]).toEqual([
      'ahead',
      'soon',
      'soon',
      'late',
    ]);
  });
});

describe('a request moves', () => {
  it('is received with the round of the code that proved it', () => {
    const {
      receivedAt: _,
      codeRound: __,
      ...asked
    } = aRequest({
      state: { status: 'pending', expiresAt: NOW, codeRound: 2, wrongCodes: 1 },
    });
    if (!isPendingRequest(asked)) throw new Error('not pending');
    expect(received(asked, NOW)).toMatchObject({
      receivedAt: NOW,
      codeRound: 2,
      state: { status: 'received' },
    });
  });

  it('is checked once: said again it stays, said otherwise it is refused', () => {
    const once = done(checked(onPaper(), CHECKING, NOW));
    expect(checked(once, CHECKING, NOW + 1)).toBeUndefined();
    expect(codeOf(() => checked(once, { ...CHECKING, identity: 'in-person' }, NOW))).toBe('REQUEST_CLOSED');
    expect(codeOf(() => refused(once, { reason: 'withdrawn', by: 's' }, NOW))).toBe('REQUEST_CLOSED');
    expect(codeOf(() => checked(onPaper(), { ...CHECKING, proven: [] }, NOW))).toBe('INVALID');
  });

  it('somebody without e-mail is told of a refusal on paper, unless they took it back', () => {
    const by = 'subject-1';
    expect(done(refused(onPaper(), { reason: 'identity-not-proven', by }, NOW)).state.status).toBe(
      'to-hand-over',
    );
    expect(done(refused(onPaper(), { reason: 'withdrawn', by }, NOW)).state.status).toBe('refused');
    const byMail = done(refused(aRequest(), { reason: 'identity-not-proven', by }, NOW));
    expect(byMail.state.status).toBe('refused');
    expect(refused(byMail, { reason: 'identity-not-proven', by }, NOW)).toBeUndefined();
    expect(codeOf(() => checked(byMail, CHECKING, NOW))).toBe('REQUEST_CLOSED');
  });

  it('is handed over with a slip only; a slip counts fourteen days, at most as long as the answer is kept', () => {
    const ready = found(done(checked(onPaper(), CHECKING, NOW)), { byMail: false }, NOW);
    expect(codeOf(() => handedOver(ready, NOW))).toBe('REQUEST_CLOSED');
    const printed = slipped(ready, 'hash-1', NOW);
    expect(printed.slip).toEqual({ round: 1, at: NOW, code: { hash: 'hash-1', until: NOW + 14 * DAY } });
    const over = done(handedOver(printed, NOW + DAY));
    expect(over.state).toEqual({ status: 'answered', at: NOW + DAY, until: NOW + 14 * DAY });
    expect(handedOver(over, NOW + 2 * DAY)).toBeUndefined();
    const late = slipped(over, 'hash-2', NOW + 25 * DAY);
    expect(late.slip).toMatchObject({ round: 2, code: { until: NOW + 31 * DAY } });
  });

  it('comes back to the desk when its mail cannot arrive; a slip makes a late mail needless', () => {
    const answered = found(done(checked(aRequest(), CHECKING, NOW)), { byMail: true }, NOW);
    expect(outlivedForData('data-ready', answered, NOW)).toBeUndefined();
    const back = undelivered(answered, NOW);
    expect(back).toMatchObject({ version: answered.version + 1, state: { status: 'to-hand-over' } });
    expect(outlivedForData('data-ready', slipped(back, 'hash', NOW), NOW)).toBe('over');
    expect(outlivedForData('data-refused', answered, NOW)).toBe('over');
    expect(outlivedForData('data-code', answered, NOW)).toBe('over');
  });
});
