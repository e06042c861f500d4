import { HOLDS_NOTHING_PERSONAL, PERSON_AND_CONTACT, type Retention } from './retention-rule.ts';

/** Requests for a consultation (D2, P5). */
export const CONSULTATION_RETENTION = {
  consultation: {
    goes: 'dated',
    why: '24 months after its last change; date and decision are all that is kept of the analysis (P5)',
    plain: [
      'id',
      'caf',
      'service',
      'version',
      'createdAt',
      'changedAt',
      'handedIn',
      'contactVersion',
      'calls',
      'proposal',
      'appointments',
      'answeredAt',
      'state',
    ],
    personal: [...PERSON_AND_CONTACT, 'who', 'forWhom', 'otherParent', 'situation'],
    sooner: {
      words: 'when the request closes (P5)',
      worksheet: 'when the request closes (P5)',
    },
  },
  'handed-in': {
    goes: 'dated',
    why: '24 months after it was handed in; the colleague is known by a keyed hash',
    plain: ['caf', 'request', 'at'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'request-link': {
    goes: 'dated',
    why: 'a day after it ran out: 12 months after the request, 30 days after its end',
    plain: ['caf', 'request', 'contactVersion', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
