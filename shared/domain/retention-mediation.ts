import { HOLDS_NOTHING_PERSONAL, type Retention } from './retention-rule.ts';

/** Family mediation and the marks of people (D2, M6, M7). */
export const MEDIATION_RETENTION = {
  mediation: {
    goes: 'dated',
    why: '24 months after its last change; what was said in it is never kept (M6)',
    plain: [
      'id',
      'caf',
      'mediator',
      'version',
      'createdAt',
      'changedAt',
      'origin',
      'territory',
      'reason',
      'sessions',
      'state',
    ],
    personal: ['parties'],
  },
  'party-of': {
    goes: 'dated',
    why: '36 months after its case was opened; the person is known by a keyed hash',
    plain: ['caf', 'mediation', 'party'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'party-link': {
    goes: 'dated',
    why: 'a day after it ran out: 12 months after it was last sent',
    plain: ['caf', 'mediation', 'party', 'contactVersion', 'until'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'person-mark': {
    goes: 'stays',
    why: 'until a mediator or a psychologist lifts it (M7); the person is known by keyed hashes alone',
    plain: ['caf', 'kin', 'doubts', 'discreetContact', 'noJointSession'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'no-letter': {
    goes: 'stays',
    why: 'keyed hashes; empty once the mark is lifted and the mediation over (L2, M7)',
    plain: ['caf', 'marked', 'cases'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'mediation-fact': {
    goes: 'dated',
    why: '36 months, for the yearly figures: opaque ids, from where and why people came',
    plain: ['caf', 'mediator', 'date', 'what', 'id', 'who', 'held', 'territory', 'reason', 'outcome', 'call'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
