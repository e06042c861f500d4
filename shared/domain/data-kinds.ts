import type { FactKind } from './data-facts.ts';
import type { Kind } from './retention.ts';

/** What becomes of a kind of record when its person asks to be told, or to be forgotten (D3). */
export interface DataRule {
  /** Found by the names and identifiers that it bears; or by the record that it speaks of. */
  readonly found: 'by-person' | 'by-record';
  /** As what the person is told of it. */
  readonly told: FactKind;
  /** What an erasure does with it, once it is over; what still runs stays. */
  readonly erased: string;
}

/**
 * Every kind of record that is about somebody. A test fails when a stored kind names a person and has no line here. Kinds that are not here
 * hold opaque ids and keyed hashes, which lead to nobody without the name, and go by their own rule (`RETENTION`): guards, links, counts,
 * marks (M7), who is followed by whom, objections, which outlive an erasure (D2); or staff.
 */
export const DATA_RULES = {
  appointment: {
    found: 'by-person',
    told: 'appointment',
    erased: 'the name and contact go and its link dies; that it took place stays, for figures (D4)',
  },
  'call-back': { found: 'by-person', told: 'call-back', erased: 'it is ended and goes' },
  invitation: {
    found: 'by-person',
    told: 'letter-code',
    erased: 'the name goes; the code stays whose letter it is',
  },
  letter: {
    found: 'by-person',
    told: 'letter',
    erased: 'name and address go three days after it left; that it left stays, for figures (L5)',
  },
  'waiting-entry': { found: 'by-person', told: 'waiting', erased: 'it is ended and the name goes' },
  mediation: {
    found: 'by-person',
    told: 'mediation',
    erased: 'once closed, the party bears no name, and nothing leads from the person to it',
  },
  consultation: { found: 'by-person', told: 'consultation', erased: 'once closed, the name and contact go' },
  referral: { found: 'by-person', told: 'referral', erased: 'once ended, the name and contact go' },
  'support-series': {
    found: 'by-person',
    told: 'support',
    erased: 'once ended, the name, the contact and the number of the file go',
  },
  'data-request': {
    found: 'by-person',
    told: 'data-request',
    erased: 'earlier ones go; this one stays until its answer is gone',
  },
  notification: {
    found: 'by-record',
    told: 'message',
    erased: 'it names nobody, and goes 90 days after it was written',
  },
  'to-call': { found: 'by-record', told: 'call', erased: 'it names nobody, and goes by its own rule' },
} as const satisfies Partial<Readonly<Record<Kind, DataRule>>>;

export type DataKind = keyof typeof DATA_RULES;

export function isDataKind(name: string): name is DataKind {
  return Object.hasOwn(DATA_RULES, name);
}

type FoundBy<F extends DataRule['found']> = {
  [K in DataKind]: (typeof DATA_RULES)[K]['found'] extends F ? K : never;
}[DataKind];
/** Kinds that bear a name, and kinds that speak of a record that does. */
export type OwnKind = FoundBy<'by-person'>;
export type AboutKind = FoundBy<'by-record'>;
