import { DomainError } from './errors.ts';
import type { Mediation, MediationState } from './mediation.ts';
import type { PartyMessage } from './notification.ts';

/** Whom a move has to tell what; `session`: of which. */
export interface Tell {
  readonly party: string;
  readonly message: PartyMessage;
  readonly session?: string;
}

/** A case after a move, and what is to be told in the same act. */
export interface Moved {
  readonly mediation: Mediation;
  readonly tell: readonly Tell[];
}

/** Everything that can be done with a case. */
export const MOVES = [
  'add-party',
  'change-contact',
  'ask',
  'give',
  'withdraw',
  'block',
  'propose',
  'answer',
  'decline',
  'cancel-session',
  'record-attendance',
  'release',
  'close',
] as const;
export type Move = (typeof MOVES)[number];

type Status = MediationState['status'];

/** What each state lets happen; drawn in docs/mediation.md. */
export const ALLOWED: Readonly<Record<Status, readonly Move[]>> = {
  open: MOVES,
  // The others must not notice (M2): what they may do while it is open, they may do here.
  withheld: MOVES,
  released: ['record-attendance', 'close'],
  closed: ['record-attendance', 'close'],
};

/** @throws DomainError MEDIATION_CLOSED for a move that the case's state does not allow. */
export function allow({ state }: Pick<Mediation, 'state'>, move: Move): void {
  if (!ALLOWED[state.status].includes(move)) throw new DomainError('MEDIATION_CLOSED');
}
