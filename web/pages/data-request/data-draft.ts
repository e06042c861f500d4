import type { CallOf } from '../../api/contract.ts';
import { whoOf } from '../../booking/book.ts';
import { BY_EMAIL, NOBODY, type TypedPerson } from '../../booking/draft.ts';
import { addressOf, NO_ADDRESS, type TypedAddress } from '../../booking/postal-address.ts';
import { useTabDraft } from '../../booking/use-tab-draft.ts';

type DataBody = CallOf<'POST /v1/cafs/{caf}/data-requests'>['body'];
export type What = DataBody['what'];
export type Way = DataBody['answer']['by'];

/** What is asked for, as chosen and typed so far; '' while nothing is. */
export interface DataDraft extends TypedAddress {
  readonly what?: What | undefined;
  readonly person: TypedPerson;
  readonly by?: Way | undefined;
  readonly place?: string | undefined;
  /** Sent; the code of the mail is not given yet. */
  readonly pending?: { readonly id: string; readonly expiresAt: string } | undefined;
}

export const useDataDraft = () => useTabDraft<DataDraft>('asked', { person: NOBODY, ...NO_ADDRESS });

/** An answer by e-mail needs the code of its mail besides. */
export const stepsOf = ({ by }: DataDraft): number => (by === 'post' || by === 'on-site' ? 4 : 5);

/** What is sent; undefined while a choice is missing. */
export function bodyOf(draft: DataDraft, language: DataBody['language']): DataBody | undefined {
  const { what, by, place = '' } = draft;
  if (what === undefined || by === undefined) return undefined;
  const { person } = whoOf({ person: draft.person, contact: BY_EMAIL });
  return { what, person, answer: answerBy(by), language };

  function answerBy(way: Way): DataBody['answer'] {
    if (way === 'post') return { by: way, address: addressOf(draft.person, draft) };
    return way === 'on-site' ? { by: way, place } : { by: way };
  }
}
