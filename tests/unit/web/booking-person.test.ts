import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AllocataireNumber, Email, Person, Phone } from '../../../shared/domain/person.ts';
import { findNir } from '../../../shared/http/nir.ts';
import type { ChosenContact, TypedPerson } from '../../../web/booking/draft.ts';
import { bareNumber, personFaults } from '../../../web/booking/person-check.ts';

const camille: TypedPerson = {
  firstName: 'Camille',
  lastName: 'Exemple',
  email: 'camille@courriel.example',
  phone: '',
  allocataireNumber: '',
};
const byEmail: ChosenContact = { by: 'email', hours: [], discreet: false, ask: '', answer: '' };

const faultsOf = (
  person: Partial<TypedPerson>,
  {
    contact = {},
    ...rest
  }: { contact?: Partial<ChosenContact>; mode?: 'phone' | 'video'; invitation?: string } = {},
) => personFaults({ person: { ...camille, ...person }, contact: { ...byEmail, ...contact }, ...rest });

test('a name and an e-mail are enough', () => {
  expect(faultsOf({})).toEqual({});
});

test('without a letter an e-mail is needed; with one, only to be told by e-mail (B5)', () => {
  expect(faultsOf({ email: ' ' })).toEqual({ email: 'email' });
  expect(faultsOf({ email: '' }, { invitation: 'token' })).toEqual({ email: 'reach' });
  expect(faultsOf({ email: '' }, { invitation: 'token', contact: { by: 'none' } })).toEqual({});
});

test('a number is needed to be phoned, for the appointment or for messages (F4)', () => {
  expect(faultsOf({}, { mode: 'phone' })).toEqual({ phone: 'phone' });
  expect(faultsOf({}, { contact: { by: 'phone', hours: ['morning'] } })).toEqual({ phone: 'phone' });
  expect(faultsOf({ phone: '01 99 00 12 34' }, { contact: { by: 'phone' } })).toEqual({ hours: 'hours' });
});

test('discreet asks for a question and its answer (F4)', () => {
  expect(faultsOf({}, { contact: { discreet: true } })).toEqual({ question: 'question', answer: 'answer' });
  expect(faultsOf({}, { contact: { discreet: true, ask: 'Mon chat', answer: 'Exemple' } })).toEqual({});
});

test('a social security number is stopped before it leaves the page', () => {
  for (const nir of ['1 84 12 94 028 123 42', '184129402812342', '2840294028123', '1.84.12.2A.028.123'])
    expect(faultsOf({ lastName: `Exemple ${nir}` }), nir).toEqual({ lastName: 'nir' });
  expect(faultsOf({ allocataireNumber: '1 84 12 94 028 123 42' })).toEqual({ number: 'nir' });
  expect(faultsOf({ allocataireNumber: '1234567890' }), 'one that is only too long').toEqual({
    number: 'number',
  });
});

test('whatever the page lets pass as a number, the service takes, and as the same number', () => {
  const typed = fc.oneof(
    fc.stringMatching(/^(0|\+33 ?|0033 ?|\+32 ?|\+)[0-9 .\-()]{5,18}$/),
    fc.constantFrom('01 99 00 12 34', '+33 (0)1 99 00 12 34', '+590 590 12 34 56', '06.12.34.56.78'),
  );
  fc.assert(
    fc.property(typed, (phone) => {
      const here = faultsOf({ phone })['phone'] === undefined && phone.trim() !== '';
      const there = Phone.safeParse(bareNumber(phone));
      expect(here).toBe(there.success);
      if (there.success && phone.length <= 30) expect(Phone.safeParse(phone).data).toBe(there.data);
    }),
  );
});

test('whatever the service takes as an e-mail, the page lets pass', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      if (Email.safeParse(email).success) expect(faultsOf({ email })).toEqual({});
    }),
  );
  for (const email of ['camille', 'camille@', '@courriel.example', 'a b@courriel.example', 'a@courriel'])
    expect(faultsOf({ email })).toEqual({ email: 'badEmail' });
});

test('allocataire numbers are taken as the service takes them, and may be left out', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{5,8} ?[A-Za-z]?$/), (allocataireNumber) => {
      const there = AllocataireNumber.safeParse(allocataireNumber).success;
      expect(faultsOf({ allocataireNumber })['number'] === undefined).toBe(there);
    }),
  );
});

test('names that the page lets pass are names for the service', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 70 }), (lastName) => {
      if (Object.keys(faultsOf({ lastName })).length > 0) return;
      const { firstName } = camille;
      expect(Person.safeParse({ firstName, lastName }).success).toBe(true);
      expect(findNir({ lastName })).toBeUndefined();
    }),
  );
});
