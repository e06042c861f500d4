import type { CallOf } from '../../../api/contract.ts';
import type { Errors } from '../../../design/error-summary.tsx';
import { agreementOf, checkAgreement } from '../agreement.tsx';
import { givenOf, isAllocataireNumber } from '../person-fields.ts';
import { checkAddress, checkQuestion, contactOf } from '../reach.ts';
import { texts } from '../texts.fr.ts';
import { type Draft, reachOf } from './draft.ts';

type Body = CallOf<'POST /v1/staff/appointments'>['body'];

/** What is missing or wrong before the answers can be checked, by control. */
export function checkPerson(draft: Draft, zone: string): Errors {
  const { person, slot } = draft;
  const words = texts.book.errors;
  const hasPhone = person.phone.trim() !== '';
  const number = person.allocataireNumber.trim();
  return {
    ...(person.lastName.trim() === '' ? { lastName: words.lastName } : {}),
    ...(person.firstName.trim() === '' ? { firstName: words.firstName } : {}),
    ...checkAddress(reachOf(draft), { email: words.emailForContact, phone: words.phoneForContact }),
    ...(slot?.mode === 'phone' && !hasPhone ? { phone: words.phoneForMode } : {}),
    ...(number !== '' && !isAllocataireNumber(number) ? { allocataireNumber: texts.people.badNumber } : {}),
    ...checkQuestion(draft, words),
    ...checkAgreement('agreement', draft.agreed, zone),
  };
}

/** The draft as the contract wants it; undefined while no time is chosen. */
export function bodyOf(draft: Draft, zone: string): Body | undefined {
  const { service, slot, professional, second, needs, person, agreed } = draft;
  if (slot === undefined) return undefined;
  const { firstName, lastName, ...rest } = person;
  return {
    service,
    place: slot.place,
    mode: slot.mode,
    start: slot.start,
    ...(slot.session === undefined ? {} : { session: slot.session }),
    ...(professional === '' ? {} : { professional }),
    ...(second === '' ? {} : { second }),
    person: { firstName: firstName.trim(), lastName: lastName.trim(), ...givenOf(rest) },
    contact: contactOf(reachOf(draft)),
    needs: [...needs],
    agreement: agreementOf(agreed, zone),
  };
}
