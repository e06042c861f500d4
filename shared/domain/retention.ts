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

const NAME = ['person.firstName', 'person.lastName'] as const;
const HOLDS_NOTHING_PERSONAL = { personal: [] } as const;

export const RETENTION = {
  appointment: {
    goes: 'dated',
    why: '24 months after the appointment; 7 days after it was asked for when it was never confirmed',
    plain: [
      'id',
      'caf',
      'service',
      'place',
      'mode',
      'professional',
      'date',
      'cell',
      'cells',
      'start',
      'end',
      'version',
      'contactVersion',
      'origin',
      'moveAgreement',
      'room',
      'state',
      'createdAt',
    ],
    personal: [
      ...NAME,
      'person.email',
      'person.phone',
      'person.allocataireNumber',
      'contact.by',
      'contact.hours',
      'contact.discreet',
      'contact.question.ask',
      'contact.question.answer',
    ],
    sooner: {
      needs: 'when it is closed, cancelled or expires, or the night after the visit (B12)',
      offer: 'when it is moved, cancelled or closed (B11)',
    },
  },
  'call-back': {
    goes: 'dated',
    why: '30 days after it is done; 24 months after it was left if nobody ever calls',
    plain: ['id', 'caf', 'service', 'createdAt', 'state'],
    personal: [...NAME, 'person.phone', 'hours'],
    sooner: { needs: 'when it is done (B12)' },
  },
  'call-back-guard': {
    goes: 'dated',
    why: 'with its call-back',
    plain: ['callBack'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  invitation: {
    goes: 'dated',
    why: '24 months after the letter, or after the appointment made with it',
    plain: ['id', 'caf', 'service', 'createdAt', 'expiresAt', 'declinedAt', 'state'],
    personal: [...NAME, 'person.email', 'person.phone'],
  },
  'invitation-session': {
    goes: 'dated',
    why: 'a day after it ran out',
    plain: ['invitation', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  day: {
    goes: 'dated',
    why: '90 days after its date',
    plain: ['caf', 'professional', 'role', 'date', 'revision', 'windows', 'taken', 'entries'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  hold: {
    goes: 'dated',
    why: 'a day after it ran out',
    plain: [
      'id',
      'caf',
      'professional',
      'date',
      'cell',
      'cells',
      'service',
      'place',
      'mode',
      'start',
      'until',
      'prolonged',
      'seat',
    ],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'hold-seat': {
    goes: 'dated',
    why: 'a day after its hold ran out',
    plain: ['hold', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  rate: { goes: 'dated', why: 'a day after its hour', plain: ['count'], ...HOLDS_NOTHING_PERSONAL },
  guard: {
    goes: 'dated',
    why: 'a day after its appointment',
    plain: ['caf', 'appointment', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  follow: {
    goes: 'dated',
    why: 'six months after the last appointment of the follow-up',
    plain: ['caf', 'professional', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  link: {
    goes: 'dated',
    why: 'a week after its appointment',
    plain: ['caf', 'appointment', 'contactVersion', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  reminder: {
    goes: 'dated',
    why: 'when it is settled, or a week after its appointment',
    plain: ['caf', 'appointment', 'rule', 'start', 'dueAt'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  notification: {
    goes: 'dated',
    why: '90 days after it was written',
    plain: ['id', 'caf', 'appointment', 'message', 'version', 'createdAt', 'state'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'to-call': {
    goes: 'dated',
    why: '30 days after it was ticked off or is of no use; 24 months after it was written if nobody ever calls',
    plain: ['id', 'caf', 'appointment', 'message', 'why', 'createdAt', 'until', 'done'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  mailbox: {
    goes: 'dated',
    why: '24 months after the address bounced or complained; the address itself is not kept',
    plain: ['caf', 'mark', 'at'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  idempotency: {
    goes: 'dated',
    why: '24 hours after the request (B6); the answer is sealed under the caller’s own key',
    plain: ['caf', 'body', 'sealed', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  disruption: {
    goes: 'once-over',
    why: '270 days after the last person was dealt with; on the list until then',
    plain: ['id', 'caf', 'professional', 'role', 'cause', 'createdAt', 'version', 'touched'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'opening-job': {
    goes: 'once-over',
    why: '30 days after it is done',
    plain: ['id', 'caf', 'target', 'createdAt', 'done'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  availability: {
    goes: 'once-over',
    why: '90 days after its last day; one without an end stays as long as it is in force',
    plain: [
      'id',
      'caf',
      'professional',
      'start',
      'end',
      'place',
      'modes',
      'services',
      'from',
      'until',
      'repeat',
      'exceptions',
    ],
    ...HOLDS_NOTHING_PERSONAL,
  },
  absence: {
    goes: 'dated',
    why: '90 days after its last day; no reason is kept',
    plain: ['id', 'caf', 'professional', 'from', 'to'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  closure: {
    goes: 'dated',
    why: '90 days after its last day',
    plain: ['id', 'caf', 'place', 'from', 'to', 'reason'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  plan: {
    goes: 'stays',
    why: 'two counters per professional, as long as the professional’s record',
    plain: ['caf', 'professional', 'revision', 'openedRevision', 'openedUntil'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  professional: {
    goes: 'stays',
    why: 'staff, as long as they work for the Caf: an admin takes the sign-in off the record',
    plain: ['caf', 'id', 'role', 'subject', 'delegates'],
    personal: ['displayName', 'title'],
  },
  feed: {
    goes: 'stays',
    why: 'until the professional asks for another address, or another sign-in is linked to the record',
    plain: ['caf', 'professional'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'feed-round': {
    goes: 'stays',
    why: 'a counter per professional',
    plain: ['caf', 'professional', 'round'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  audit: {
    goes: 'dated',
    why: '24 months, as long as the appointments that were read (D3)',
    plain: ['caf', 'by', 'act', 'date', 'at', 'professional', 'appointments'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;

export type Kind = keyof typeof RETENTION;
