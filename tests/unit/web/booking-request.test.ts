import ical from 'ical.js';
import { expect, test } from 'vitest';
import { BookingBody } from '../../../functions/public-booking/schemas.ts';
import { bodyOf, isTimeGone, requestKey } from '../../../web/booking/book.ts';
import { calendarFile } from '../../../web/booking/calendar-file.ts';
import type { Draft } from '../../../web/booking/draft.ts';
import { slot } from './a-service.ts';

const draft: Draft = {
  key: '0d3f7f0e-1111-4222-8333-444455556666',
  service: 'rendez-vous-des-droits',
  slot,
  person: {
    firstName: ' Camille ',
    lastName: 'Exemple',
    email: ' Camille@courriel.example',
    phone: '',
    allocataireNumber: '',
  },
  contact: { by: 'email', hours: ['morning'], discreet: false, ask: 'Reste', answer: 'là' },
  needs: [],
  hold: { token: 'h'.repeat(43), expiresAt: '2026-12-01T10:10:00+01:00', prolonged: false },
};

test('what is sent is what the service takes: trimmed, and nothing that does not count', () => {
  const body = bodyOf(draft, slot);
  expect(BookingBody.parse(body).person).toEqual({
    firstName: 'Camille',
    lastName: 'Exemple',
    email: 'camille@courriel.example',
  });
  expect(body.contact).toEqual({ by: 'email', discreet: false });
  expect(body.needs).toBeUndefined();
});

test('every choice of contact is one the service takes (F4)', () => {
  for (const by of ['email', 'phone', 'none'] as const)
    for (const discreet of [true, false]) {
      const body = bodyOf(
        {
          ...draft,
          needs: ['call-first'],
          contact: { ...draft.contact, by, discreet },
          invitation: 'i'.repeat(43),
        },
        slot,
      );
      const { contact } = BookingBody.parse(body);
      expect(contact?.hours).toEqual(by === 'phone' ? ['morning'] : undefined);
      expect(contact?.question).toEqual(discreet ? { ask: 'Reste', answer: 'là' } : undefined);
    }
});

test('the same answers have the same key, any other answer another one (B6)', () => {
  const key = requestKey(draft.key, bodyOf(draft, slot));
  expect(requestKey(draft.key, bodyOf({ ...draft }, slot))).toBe(key);
  expect(key).toMatch(/^[\x21-\x7e]{8,128}$/);
  const others = [
    bodyOf({ ...draft, person: { ...draft.person, email: 'autre@courriel.example' } }, slot),
    bodyOf(draft, { ...slot, start: '2026-12-03T10:00:00+01:00' }),
    bodyOf({ ...draft, needs: ['accompanied'] }, slot),
    bodyOf({ ...draft, hold: undefined }, slot),
  ].map((body) => requestKey(draft.key, body));
  expect(new Set([key, ...others]).size).toBe(5);
  expect(requestKey('another-booking', bodyOf(draft, slot))).not.toBe(key);
});

test('a time is gone when it was taken, has passed, or is no time of the service any more', () => {
  const problem = {
    status: 409,
    detail: '',
    errors: [],
    alternatives: [],
    retryAfter: undefined,
  };
  expect(isTimeGone({ ...problem, code: 'SLOT_TAKEN' })).toBe(true);
  expect(isTimeGone({ ...problem, code: 'TIME_NOT_ON_GRID' })).toBe(true);
  expect(isTimeGone({ ...problem, code: 'INVALID', errors: [{ path: 'start', message: '' }] })).toBe(true);
  expect(isTimeGone({ ...problem, code: 'INVALID', errors: [{ path: 'person.email', message: '' }] })).toBe(
    false,
  );
  expect(isTimeGone({ ...problem, code: 'OFFLINE' })).toBe(false);
});

test('the calendar file is one that calendars read, in UTC, with the identity of the service’s own', () => {
  const now = Date.parse('2026-12-01T10:00:00Z');
  const text = calendarFile({
    id: 'abc',
    caf: '94',
    slot,
    title: 'Rendez-vous à la Caf',
    place: 'Sucy, 1; a',
    now,
  });
  const event = new ical.Event(
    new ical.Component(ical.parse(text)).getFirstSubcomponent('vevent') ?? undefined,
  );
  expect(event.uid).toBe('abc@caf94');
  expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-03T08:00:00.000Z');
  expect(event.endDate.toJSDate().toISOString()).toBe('2026-12-03T08:45:00.000Z');
  expect(event.summary).toBe('Rendez-vous à la Caf');
  expect(event.location).toBe('Sucy, 1; a');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
