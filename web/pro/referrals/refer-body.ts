import type { Errors } from '../../design/error-summary.tsx';
import { type Agreed, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { givenOf, isAllocataireNumber, NOBODY, type TypedPerson } from '../desk/person-fields.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { texts } from './texts.fr.ts';
import type { Reason, ReferBody } from './types.ts';

/** A referral as it is filled in. */
export interface Typed {
  readonly person: TypedPerson;
  readonly kind: 'service' | 'partner';
  readonly service: string;
  readonly partner: string;
  readonly reason: Reason | undefined;
  readonly agreed: Agreed;
}

export const EMPTY: Typed = {
  person: NOBODY,
  kind: 'service',
  service: '',
  partner: '',
  reason: undefined,
  agreed: NOT_AGREED,
};

/** What is missing, by control. `appointment`: whose person is referred; without it the person is named. */
export function checkReferral(typed: Typed, appointment: string | undefined, zone: string): Errors {
  const { missing } = texts.refer;
  const { kind, reason, agreed } = typed;
  return {
    ...(appointment === undefined ? checkPerson(typed.person) : {}),
    ...(typed[kind] === '' ? { [kind]: missing[kind] } : {}),
    ...(reason === undefined ? { reason: missing.reason } : {}),
    ...checkAgreement('agreement', agreed, zone, texts.refer.agreement.missing),
  };
}

function checkPerson({ lastName, firstName, phone, email, allocataireNumber }: TypedPerson): Errors {
  const { missing } = texts.refer;
  const number = allocataireNumber.trim();
  return {
    ...(lastName.trim() === '' ? { lastName: missing.lastName } : {}),
    ...(firstName.trim() === '' ? { firstName: missing.firstName } : {}),
    ...(phone.trim() === '' && email.trim() === '' ? { phone: missing.phone } : {}),
    ...(number !== '' && !isAllocataireNumber(number)
      ? { allocataireNumber: deskTexts.people.badNumber }
      : {}),
  };
}

/** As the contract wants it, of what `checkReferral` let through. */
export function bodyOf(typed: Typed, appointment: string | undefined, zone: string): ReferBody {
  const { person, kind, service, partner, reason = 'other', agreed } = typed;
  const { firstName, lastName, ...rest } = person;
  return {
    to: kind === 'service' ? { kind, service } : { kind, partner },
    reason,
    agreement: agreementOf(agreed, zone),
    ...(appointment === undefined
      ? { person: { firstName: firstName.trim(), lastName: lastName.trim(), ...givenOf(rest) } }
      : { appointment }),
  };
}
