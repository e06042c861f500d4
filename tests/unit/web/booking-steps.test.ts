import { expect, test } from 'vitest';
import { bodyOf, requestKey } from '../../../web/booking/book.ts';
import { ANYWHERE, type Draft } from '../../../web/booking/draft.ts';
import { admitted, chosenSlot, countOf, firstMissing, keptUntil, STEPS } from '../../../web/booking/steps.ts';
import { service, slot } from './a-service.ts';

const NOW = Date.parse('2026-12-01T10:00:00+01:00');
const empty: Draft = {
  key: 'key',
  person: { firstName: '', lastName: '', email: '', phone: '', allocataireNumber: '' },
  contact: { by: 'email', hours: [], discreet: false, ask: '', answer: '' },
  needs: [],
};
const placed: Draft = { ...empty, service: service.id, place: 'caf-orly', mode: 'on-site' };
const held: Draft = {
  ...placed,
  slot,
  hold: { token: 't', expiresAt: '2026-12-01T10:10:00+01:00', prolonged: false },
};
const said: Draft = {
  ...held,
  person: { ...empty.person, firstName: 'Camille', lastName: 'Exemple', email: 'camille@courriel.example' },
};
const waiting: Draft = {
  ...said,
  pending: {
    id: 'id',
    expiresAt: '2026-12-01T10:15:00+01:00',
    request: requestKey(said.key, bodyOf(said, slot)),
  },
};

test('the first step whose answer is missing', () => {
  expect(firstMissing(empty, undefined, NOW)).toBeUndefined();
  expect(firstMissing({ ...empty, service: service.id }, service, NOW)).toBe('lieu');
  expect(firstMissing({ ...placed, place: 'gone' }, service, NOW)).toBe('lieu');
  expect(firstMissing({ ...placed, mode: 'video' }, service, NOW)).toBe('lieu');
  expect(firstMissing(placed, service, NOW)).toBe('heure');
  expect(firstMissing(held, service, NOW)).toBe('vous');
  expect(firstMissing(said, service, NOW)).toBe('verifier');
  expect(firstMissing(waiting, service, NOW)).toBe('code');
});

test('after another answer the code that was sent is not asked for', () => {
  const person = { ...said.person, email: 'autre@courriel.example' };
  expect(firstMissing({ ...waiting, person }, service, NOW)).toBe('verifier');
  expect(firstMissing({ ...waiting, needs: ['accompanied'] }, service, NOW)).toBe('verifier');
});

test('a time counts as long as it is kept: by its hold, then by the booking that waits for its code (B5)', () => {
  const later = NOW + 11 * 60_000;
  expect(firstMissing(said, service, later)).toBe('heure');
  expect(firstMissing(waiting, service, later)).toBe('code');
  expect(keptUntil(waiting)).toBe(NOW + 15 * 60_000);
  expect(keptUntil(placed)).toBe(0);
});

test('a time chosen for another place or another way is not chosen any more', () => {
  expect(chosenSlot({ ...held, place: ANYWHERE })).toBe(slot);
  expect(firstMissing({ ...said, place: 'caf-creteil' }, service, NOW)).toBe('heure');
  expect(firstMissing({ ...said, mode: 'phone', place: ANYWHERE }, service, NOW)).toBe('heure');
});

test('one is let in up to the first missing step, and nowhere else once it is confirmed', () => {
  for (const step of STEPS) {
    const at = STEPS.indexOf(step);
    expect(admitted(step, 'vous')).toBe(at <= STEPS.indexOf('vous') ? step : 'vous');
    expect(admitted(step, undefined)).toBeUndefined();
    expect(admitted(step, 'confirme')).toBe('confirme');
  }
  expect(admitted(undefined, 'code')).toBeUndefined();
  expect(admitted('autre', 'heure')).toBe('heure');
});

test('a letter needs no code: one step less', () => {
  expect(countOf('heure', held)).toEqual({ at: 2, of: 5 });
  expect(countOf('verifier', { ...held, invitation: 'token' })).toEqual({ at: 4, of: 4 });
});
