import { PERSON_AND_CONTACT, type Retention } from './retention-rule.ts';

/** Support series (D2): what was agreed to, when and where; the aims stay in the person's file. */
export const SUPPORT_RETENTION = {
  'support-series': {
    goes: 'dated',
    why: '24 months after its last change, or after the last day of its contract',
    plain: [
      'id',
      'caf',
      'service',
      'professional',
      'second',
      'version',
      'createdAt',
      'changedAt',
      'contract',
      'agreement',
      'travelMinutes',
      'home',
      'steps',
      'state',
    ],
    personal: PERSON_AND_CONTACT,
  },
} as const satisfies Readonly<Record<string, Retention>>;
