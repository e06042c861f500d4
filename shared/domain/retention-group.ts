import { HOLDS_NOTHING_PERSONAL, type Retention } from './retention-rule.ts';

/** Group sessions (D2). Who comes is said by the appointments alone. */
export const GROUP_RETENTION = {
  'group-session': {
    goes: 'dated',
    why: '24 months after the session, as long as its registrations',
    plain: [
      'id',
      'caf',
      'service',
      'place',
      'mode',
      'animators',
      'date',
      'cell',
      'cells',
      'start',
      'end',
      'seats',
      'entries',
      'room',
      'createdAt',
      'createdBy',
      'state',
    ],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
