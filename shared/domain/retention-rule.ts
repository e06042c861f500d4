/**
 * When stored records go (D2). Every field of every kind stands here once, personal data leaf by leaf: a test fails when
 * one has no rule.
 */
export interface Retention {
  /**
   * `dated`: every record carries the instant after which the table deletes it. `once-over`: it is dated when it is over or
   * has an end. `stays`: `why` says for how long instead.
   */
  readonly goes: 'dated' | 'once-over' | 'stays';
  readonly why: string;
  /** Ids, times, states and keyed hashes; a name covers what lies below it. */
  readonly plain: readonly string[];
  /** About a person; goes with the record. */
  readonly personal: readonly string[];
  /** Emptied before the record goes, and when. */
  readonly sooner?: Readonly<Record<string, string>>;
}

export const HOLDS_NOTHING_PERSONAL = { personal: [] } as const;

export const NAME = ['person.firstName', 'person.lastName'] as const;

/** A person with the way they are reached, wherever both are stored whole. */
export const PERSON_AND_CONTACT = [
  ...NAME,
  'person.email',
  'person.phone',
  'person.allocataireNumber',
  'contact.by',
  'contact.hours',
  'contact.discreet',
  'contact.question.ask',
  'contact.question.answer',
] as const;
