import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import type { Referral } from '../domain/referral.ts';
import { type Moving, moveReferral, type ReferralMove } from '../domain/referral-moves.ts';
import { leaveCallBack } from '../store/call-backs.ts';
import { getReferral, referralUnguardWrites, referralWrite } from '../store/referrals.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

const TRIES = 4;

interface Change {
  readonly move: ReferralMove;
  readonly moving: Omit<Moving, 'at'>;
  /** @throws DomainError when the asker may not do this with the referral as it stands now. */
  check(referral: Referral): void;
  /** Puts the person on the secretariat's list in the same act. */
  readonly callBack?: boolean | undefined;
}

/**
 * One move of a referral, decided on what stands and written on condition that it still does; whoever loses a race decides again on
 * what the other left. @throws DomainError NOT_FOUND, what `check` and the rules throw, BUSY.
 */
export async function changeReferral(deps: Deps, caf: string, id: string, change: Change): Promise<Referral> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = await getReferral(deps.store, caf, id);
    if (before === undefined) throw new DomainError('NOT_FOUND');
    change.check(before);
    const becomes = moveReferral(before, change.move, { ...change.moving, at: deps.clock() });
    if (becomes === before) return before;
    const writes = [referralWrite(becomes), ...referralUnguardWrites(deps.keys, becomes)];
    const isWritten =
      change.callBack === true
        ? await writtenWithCall(deps, becomes, writes)
        : (await transact(deps.store, writes)).ok;
    if (isWritten) return becomes;
  }
  throw new DomainError('BUSY');
}

/** An open call-back of the same person and service takes this one up (B5). */
async function writtenWithCall(
  deps: Deps,
  referral: Referral,
  writes: readonly NamedWrite[],
): Promise<boolean> {
  const { id, caf, to, person, contact } = referral;
  const { firstName, lastName, phone } = person;
  if (to.kind === 'partner' || phone === undefined) throw new DomainError('NOT_BOOKABLE');
  const left = await leaveCallBack(
    deps,
    {
      id,
      caf,
      service: to.service,
      person: { firstName, lastName, phone },
      hours: contact.hours === undefined || contact.hours.length === 0 ? ALL_DAY : contact.hours,
      needs: [],
      createdAt: deps.clock(),
      state: { status: 'open' },
    },
    () => writes,
  );
  return left.ok;
}

const ALL_DAY: NonNullable<Referral['contact']['hours']> = ['morning', 'midday', 'afternoon'];
