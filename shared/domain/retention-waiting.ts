import { HOLDS_NOTHING_PERSONAL, type Retention } from './retention-rule.ts';

/** The waiting list (D2). */
export const WAITING_RETENTION = {
  'waiting-entry': {
    goes: 'dated',
    why: 'a month after the latest date that suits; 7 days after it was asked for when it was never confirmed',
    plain: [
      'id',
      'caf',
      'service',
      'places',
      'modes',
      'until',
      'version',
      'createdAt',
      'origin',
      'appointment',
      'offers',
      'state',
    ],
    personal: [],
    sooner: {
      who: 'when they leave the list, have taken a time or have had every offer; the appointment bears the name then',
    },
  },
  'waiting-guard': {
    goes: 'dated',
    why: 'with its entry; the person is known by a keyed hash',
    plain: ['caf', 'waiting'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'waiting-link': {
    goes: 'dated',
    why: 'a day after it ran out: a month after the latest date that suits',
    plain: ['caf', 'waiting', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
