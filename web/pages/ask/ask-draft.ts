import type { CallOf } from '../../api/contract.ts';
import { whoOf } from '../../booking/book.ts';
import { BY_EMAIL, type ChosenContact, NOBODY, type TypedPerson } from '../../booking/draft.ts';
import { useTabDraft } from '../../booking/use-tab-draft.ts';

export type RequestBody = CallOf<'POST /v1/cafs/{caf}/consultation-requests'>['body'];

/** What is asked for, as chosen and typed so far; '' while nothing is. */
export interface AskDraft {
  readonly forWhom?: RequestBody['forWhom'] | undefined;
  readonly who?: RequestBody['who'] | undefined;
  readonly otherParent?: RequestBody['otherParent'];
  readonly situation?: RequestBody['situation'] | undefined;
  readonly words: string;
  readonly person: TypedPerson;
  readonly contact: ChosenContact;
}

const NAME = 'ask';
const EMPTY: AskDraft = {
  words: '',
  person: NOBODY,
  contact: BY_EMAIL,
};

export const useAskDraft = () => useTabDraft(NAME, EMPTY);

/** Whether a child is concerned, so that another parent may be too (P6). */
export const concernsChild = ({ forWhom, who }: AskDraft): boolean =>
  forWhom === 'child' || who === 'child' || who === 'teenager';

/** What is sent; undefined while a choice is missing. */
export function bodyOf(draft: AskDraft): RequestBody | undefined {
  const { forWhom, who, otherParent, situation } = draft;
  if (forWhom === undefined || who === undefined || situation === undefined) return undefined;
  const words = draft.words.trim();
  const { person, contact } = whoOf(draft);
  const { hours } = draft.contact;
  return {
    forWhom,
    who,
    situation,
    ...(concernsChild(draft) && otherParent !== undefined ? { otherParent } : {}),
    ...(words === '' ? {} : { words }),
    person,
    // Somebody who is written to may be called as well.
    contact: { ...contact, ...(hours.length === 0 ? {} : { hours: [...hours] }) },
  };
}
