import type { AnswerOf, CallOf } from '../../api/contract.ts';
import { bareNumber, PHONE } from '../../booking/person-check.ts';
import type { Errors } from '../../design/error-summary.tsx';

type Body = CallOf<'POST /v1/cafs/{caf}/referrals'>['body'];
export type Choices = AnswerOf<'GET /v1/cafs/{caf}/referral-choices'>;
type Reason = Body['reason'];
type Hour = NonNullable<Body['contact']['hours']>[number];

export const HOURS = ['morning', 'midday', 'afternoon'] as const satisfies readonly Hour[];
export const REASONS = [
  'rights',
  'separation',
  'bereavement',
  'parenting',
  'disability',
  'housing',
  'budget',
  'work',
  'other',
] as const satisfies readonly Reason[];
/** Stands for an organisation that the Caf's list does not hold; no id of a partner has a capital. */
export const OTHER = 'Other';

/** The form as it is filled in; nothing of it is kept anywhere. */
export interface Typed {
  readonly from: string;
  readonly organisation: string;
  readonly name: string;
  readonly yourPhone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly hours: readonly Hour[];
  readonly discreet: boolean;
  readonly service: string;
  readonly reason: string;
  readonly agreement: boolean;
}

export const EMPTY: Typed = {
  from: '',
  organisation: '',
  name: '',
  yourPhone: '',
  firstName: '',
  lastName: '',
  phone: '',
  hours: [],
  discreet: false,
  service: '',
  reason: '',
  agreement: false,
};

const reasonOf = (typed: string) => REASONS.find((one) => one === typed);

/** What is missing, by control, in the words of `words`. */
export function missing(typed: Typed, words: Readonly<Record<string, string>>): Errors {
  const isPhone = (number: string) => PHONE.test(bareNumber(number));
  const wrong: Readonly<Record<string, boolean>> = {
    from: typed.from === '',
    organisation: typed.from === OTHER && typed.organisation.trim() === '',
    name: typed.name.trim() === '',
    yourPhone: !isPhone(typed.yourPhone),
    firstName: typed.firstName.trim() === '',
    lastName: typed.lastName.trim() === '',
    phone: !isPhone(typed.phone),
    service: typed.service === '',
    reason: reasonOf(typed.reason) === undefined,
    agreement: !typed.agreement,
  };
  return Object.fromEntries(Object.entries(words).filter(([id]) => wrong[id] === true));
}

/** As the contract wants it, of what `missing` let through. */
export function bodyOf(typed: Typed): Body {
  const { from, organisation, name, yourPhone, firstName, lastName, phone, hours, discreet } = typed;
  return {
    from: {
      ...(from === OTHER ? { organisation } : { partner: from }),
      name,
      phone: yourPhone,
    },
    service: typed.service,
    reason: reasonOf(typed.reason) ?? 'other',
    person: { firstName, lastName, phone },
    contact: { by: 'phone', discreet, ...(hours.length === 0 ? {} : { hours: [...hours] }) },
    agreement: typed.agreement,
  };
}
