import type { Slot } from '../../../api/contract.ts';
import { type Agreed, NOT_AGREED } from '../agreement.tsx';
import type { Mode, Need } from '../desk-words.ts';
import { NOBODY, type TypedPerson } from '../person-fields.ts';
import { NO_CONTACT, type TypedContact, type TypedReach } from '../reach.ts';

/** A booking on behalf as far as it is filled in. */
export interface Draft extends TypedContact {
  readonly service: string;
  /** '' until a service is chosen. */
  readonly mode: Mode | '';
  /** '' for any place. */
  readonly place: string;
  /** '' for whoever is free. */
  readonly professional: string;
  /** Receives together with them; '' for nobody else. */
  readonly second: string;
  readonly slot: Slot | undefined;
  readonly person: TypedPerson;
  readonly needs: readonly Need[];
  readonly agreed: Agreed;
  /** The call-back that this booking answers. */
  readonly callBack: string | undefined;
}

export const EMPTY: Draft = {
  ...NO_CONTACT,
  service: '',
  mode: '',
  place: '',
  professional: '',
  second: '',
  slot: undefined,
  person: NOBODY,
  needs: [],
  agreed: NOT_AGREED,
  callBack: undefined,
};

let kept = EMPTY;

/**
 * The unfinished booking of this tab: it outlives a look at another page and is nowhere but in memory, for the desk's computers are
 * shared (D1).
 */
export const readDraft = (): Draft => kept;

export function keepDraft(draft: Draft): void {
  kept = draft;
}

/** How the person is reached, with the addresses typed above it. */
export function reachOf(draft: Draft): TypedReach {
  const { email, phone } = draft.person;
  return { ...draft, email, phone };
}
