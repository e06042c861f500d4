import type { Errors } from '../../design/error-summary.tsx';
import { givenOf, NOBODY, type TypedPerson } from '../desk/person-fields.ts';
import { byOf } from '../desk/reach.ts';
import { texts } from './texts.fr.ts';
import type { HandInBody } from './types.ts';

type Contact = HandInBody['contact'];

/** A request as a colleague types it; '' and undefined for what is not known. */
export interface HandInDraft extends TypedPerson {
  readonly forWhom: HandInBody['forWhom'] | undefined;
  readonly who: HandInBody['who'] | undefined;
  readonly otherParent: HandInBody['otherParent'];
  readonly situation: HandInBody['situation'] | '';
  readonly words: string;
  /** Undefined as long as nobody chose: what the addresses allow. */
  readonly by: Contact['by'] | undefined;
  readonly hours: NonNullable<Contact['hours']>;
  readonly discreet: boolean;
  readonly agreed: boolean;
}

export const NOTHING: HandInDraft = {
  ...NOBODY,
  forWhom: undefined,
  who: undefined,
  otherParent: undefined,
  situation: '',
  words: '',
  by: undefined,
  hours: [],
  discreet: false,
  agreed: false,
};

export const concernsChild = ({ forWhom, who }: HandInDraft): boolean =>
  forWhom === 'child' || who === 'child' || who === 'teenager';

export function checkHandIn(draft: HandInDraft): Errors {
  const { missing } = texts.handIn;
  const wrong: Readonly<Record<keyof typeof missing, boolean>> = {
    forWhom: draft.forWhom === undefined,
    who: draft.who === undefined,
    situation: draft.situation === '',
    lastName: draft.lastName.trim() === '',
    firstName: draft.firstName.trim() === '',
    reach: draft.phone.trim() === '' && draft.email.trim() === '',
    agreed: !draft.agreed,
  };
  return Object.fromEntries(
    Object.entries(missing).flatMap(([name, words]) =>
      Object.entries(wrong).some(([one, is]) => is && one === name)
        ? [[name === 'reach' ? 'phone' : name, words]]
        : [],
    ),
  );
}

/** As the contract wants it, agreed to now (F1, P3); undefined while a choice is missing. */
export function handInBody(draft: HandInDraft, now: string): HandInBody | undefined {
  const { forWhom, who, otherParent, situation, words, hours, discreet } = draft;
  if (forWhom === undefined || who === undefined || situation === '') return undefined;
  const { email, phone, allocataireNumber } = draft;
  return {
    forWhom,
    who,
    situation,
    ...(concernsChild(draft) && otherParent !== undefined ? { otherParent } : {}),
    ...(words.trim() === '' ? {} : { words: words.trim() }),
    person: {
      firstName: draft.firstName.trim(),
      lastName: draft.lastName.trim(),
      ...givenOf({ email, phone, allocataireNumber }),
    },
    contact: { by: byOf(draft), discreet, ...(hours.length === 0 ? {} : { hours: [...hours] }) },
    agreement: { at: now },
  };
}
