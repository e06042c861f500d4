import type { CallOf } from '../../../api/contract.ts';
import type { Errors } from '../../../design/error-summary.tsx';
import { agreementOf, checkAgreement } from '../agreement.tsx';
import type { Contact } from '../desk-words.ts';
import { givenOf, isAllocataireNumber } from '../person-fields.ts';
import { texts } from '../texts.fr.ts';
import { contactBy, type Draft } from './draft.ts';

type Body = CallOf<'POST /v1/staff/appointments'>['body'];

/** What is missing or wrong before the answers can be checked, by control. */
export function checkPerson(draft: Draft, zone: string): Errors {
  const { person, slot, discreet, ask, answer } = draft;
  const words = texts.book.errors;
  const by = contactBy(draft);
  const hasPhone = person.phone.trim() !== '';
  const number = person.allocataireNumber.trim();
  const phoneError =
    slot?.mode === 'phone' ? words.phoneForMode : by === 'phone' ? words.phoneForContact : undefined;
  const hasAnswer = answer.trim() !== '';
  const hasAsk = ask.trim() !== '';
  return {
    ...(person.lastName.trim() === '' ? { lastName: words.lastName } : {}),
    ...(person.firstName.trim() === '' ? { firstName: words.firstName } : {}),
    ...(by === 'email' && person.email.trim() === '' ? { email: words.emailForContact } : {}),
    ...(phoneError !== undefined && !hasPhone ? { phone: phoneError } : {}),
    ...(number !== '' && !isAllocataireNumber(number) ? { allocataireNumber: texts.people.badNumber } : {}),
    ...(discreet && hasAnswer && !hasAsk ? { ask: words.ask } : {}),
    ...(discreet && hasAsk && !hasAnswer ? { answer: words.answer } : {}),
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
    contact: contactOf(draft),
    needs: [...needs],
    agreement: agreementOf(agreed, zone),
  };
}

export function contactOf(draft: Draft): Contact {
  const { hours, discreet, ask, answer } = draft;
  const by = contactBy(draft);
  return {
    by,
    discreet,
    ...(by === 'phone' && hours.length > 0 ? { hours: [...hours] } : {}),
    ...(discreet && ask.trim() !== '' ? { question: { ask: ask.trim(), answer: answer.trim() } } : {}),
  };
}
