import { HOLDS_NOTHING_PERSONAL, NAME, type Retention } from './retention-rule.ts';

/** Requests for access and erasure (D2, D3). */
export const DATA_RETENTION = {
  'data-request': {
    goes: 'dated',
    why: '30 days after the answer; 12 months after it was asked for if it is never answered, 7 days when the address was never proven',
    plain: [
      'id',
      'caf',
      'version',
      'what',
      'language',
      'handedIn',
      'createdAt',
      'receivedAt',
      'codeRound',
      'check',
      'refused',
      'slip',
      'objects',
      'noLink',
      'state',
      'answer.by',
      'answer.place',
    ],
    personal: [...NAME, 'person.email', 'person.phone', 'person.allocataireNumber', 'answer.address'],
  },
  'data-finding': {
    goes: 'dated',
    why: '12 months after it was found, and of no use once its request is gone: where a record stands, and what became of it',
    plain: ['caf', 'request', 'what', 'place', 'runs', 'outcome'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'data-link': {
    goes: 'dated',
    why: 'a day after it ran out',
    plain: ['caf', 'request', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
