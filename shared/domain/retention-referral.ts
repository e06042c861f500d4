import { HOLDS_NOTHING_PERSONAL, PERSON_AND_CONTACT, type Retention } from './retention-rule.ts';

/** Referrals, and the agreements by which those who follow one person may know of each other (D2). */
export const REFERRAL_RETENTION = {
  referral: {
    goes: 'dated',
    why: '24 months after its last change',
    plain: [
      'id',
      'caf',
      'version',
      'createdAt',
      'changedAt',
      'from.by',
      'from.subject',
      'from.role',
      'from.professional',
      'from.partner',
      'from.organisation',
      'to',
      'reason',
      'agreement',
      'appointment',
      'state',
    ],
    personal: ['from.name', 'from.phone', ...PERSON_AND_CONTACT],
  },
  'referral-guard': {
    goes: 'dated',
    why: 'when its referral ends, at the latest with it',
    plain: ['caf', 'referral'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  situation: {
    goes: 'dated',
    why: '24 months after an agreement was last given or taken back; the person is known by keyed hashes alone',
    plain: ['id', 'caf', 'version', 'createdAt', 'changedAt', 'kin', 'sharings'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'situation-of': {
    goes: 'dated',
    why: 'with the agreements to which it leads',
    plain: ['caf', 'situation'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
