import type { Slot } from '../../../api/contract.ts';
import { type Agreed, NOT_AGREED } from '../agreement.tsx';
import type { Contact, HalfDay, Mode, Need } from '../desk-words.ts';
import { NOBODY, type TypedPerson } from '../person-fields.ts';

/** A booking on behalf as far as it is filled in. */
export interface Draft {
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
  /** Undefined as long as nobody chose: what the person's addresses allow. */
  readonly by: Contact['by'] | undefined;
  readonly hours: readonly HalfDay[];
  readonly discreet: boolean;
  readonly ask: string;
  readonly answer: string;
  readonly needs: readonly Need[];
  readonly agreed: Agreed;
  /** The call-back that this booking answers. */
  readonly callBack: string | undefined;
}

export const EMPTY: Draft = {
  service: '',
  mode: '',
  place: '',
  professional: '',
  second: '',
  slot: undefined,
  person: NOBODY,
  by: undefined,
  hours: [],
  discreet: false,
  ask: '',
  answer: '',
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

/** E-mail, else phone, else nothing: as the service itself would choose (F4). */
export function contactBy({ by, person }: Pick<Draft, 'by' | 'person'>): Contact['by'] {
  if (by !== undefined) return by;
  if (person.email.trim() !== '') return 'email';
  return person.phone.trim() === '' ? 'none' : 'phone';
}
