import { DomainError } from './errors.ts';
import type { Referral, ReferralResult, ReferralState } from './referral.ts';

/** Everything that can be done with a referral. */
export const REFERRAL_MOVES = ['accept', 'refuse', 'withdraw', 'finish'] as const;
export type ReferralMove = (typeof REFERRAL_MOVES)[number];

type Status = ReferralState['status'];

/** What each state lets happen; drawn in docs/referrals.md. */
export const REFERRAL_ALLOWED: Readonly<Record<Status, readonly ReferralMove[]>> = {
  sent: ['accept', 'refuse', 'withdraw'],
  accepted: ['finish', 'withdraw'],
  refused: [],
  withdrawn: [],
  done: [],
};

const BECOMES = {
  accept: 'accepted',
  refuse: 'refused',
  withdraw: 'withdrawn',
  finish: 'done',
} as const satisfies Readonly<Record<ReferralMove, Status>>;

/** Who moves it (a staff subject), when (epoch ms), and with what result when it is finished. */
export interface Moving {
  readonly by: string;
  readonly at: number;
  readonly result?: ReferralResult | undefined;
}

/**
 * A referral after a move; the very same one when that was done before, by whomever, except accepting: one person takes it.
 * Withdrawing stays possible as long as it is open, accepted or not: an agreement can always be taken back (F1), and a sender
 * cannot tell what a psychologist did (P3).
 * @throws DomainError REFERRAL_OVER, REFERRAL_TAKEN, REFERRAL_NOT_ACCEPTED.
 */
export function moveReferral(referral: Referral, move: ReferralMove, moving: Moving): Referral {
  const { state } = referral;
  if (state.status === BECOMES[move]) {
    if (state.status === 'accepted' && state.by !== moving.by) throw new DomainError('REFERRAL_TAKEN');
    return referral;
  }
  if (!REFERRAL_ALLOWED[state.status].includes(move)) throw new DomainError(refusal(state.status));
  return {
    ...referral,
    version: referral.version + 1,
    changedAt: moving.at,
    state: stateAfter(move, moving),
  };
}

function stateAfter(move: ReferralMove, { by, at, result }: Moving): ReferralState {
  if (move !== 'finish') return { status: BECOMES[move], by, at };
  return { status: 'done', by, at, result: result ?? 'answered' };
}

function refusal(status: Status): string {
  switch (status) {
    case 'sent':
      return 'REFERRAL_NOT_ACCEPTED';
    case 'accepted':
      return 'REFERRAL_TAKEN';
    case 'refused':
    case 'withdrawn':
    case 'done':
      return 'REFERRAL_OVER';
  }
}
