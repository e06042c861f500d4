import { ageInDays, isStale, type Referral } from '../../shared/domain/referral.ts';
import { isSender, mayAnswer, receiverOf, sentStatus } from '../../shared/domain/referral-access.ts';
import { REFERRAL_ALLOWED, type ReferralMove } from '../../shared/domain/referral-moves.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import type { Desk } from '../../shared/http/desk.ts';
import type { ReferralView } from './schemas.ts';

type As = 'sender' | 'receiver';

/** As what the asker sees a referral; whoever sent one to their own service is its receiver as well. Undefined: not at all. */
export function seenAs({ viewer, caf, subject }: Desk, referral: Referral): As | undefined {
  if (mayAnswer(viewer, caf, referral.to)) return 'receiver';
  return isSender(subject, referral) ? 'sender' : undefined;
}

/** Who receives answers; who sent it takes it back, and answers for a partner. */
export function mayMove({ viewer, caf, subject }: Desk, referral: Referral, move: ReferralMove): boolean {
  const isTheirs = isSender(subject, referral);
  if (move === 'withdraw') return isTheirs;
  return mayAnswer(viewer, caf, referral.to) || (isTheirs && referral.to.kind === 'partner');
}

export function referralView(desk: Desk, referral: Referral, as: As): ReferralView {
  const { caf, now, subject } = desk;
  const { state, reason, person, contact } = referral;
  const isHidden = as === 'sender' && receiverOf(caf, referral.to) === 'psychologist';
  return {
    id: referral.id,
    sentAt: isoWithOffset(referral.createdAt, caf.zone),
    ageDays: ageInDays(referral, now),
    stale: isStale(referral, caf.limits.staleReferralDays, now),
    from: fromOf(desk, referral),
    to: toOf(desk, referral),
    reason,
    person,
    contact,
    status: as === 'sender' ? sentStatus(caf, referral) : state.status,
    ...(state.status === 'done' && !isHidden && !isOfBenefits(referral, as) ? { result: state.result } : {}),
    ...(isHidden ? {} : takerOf(desk, referral)),
    isMine: state.status === 'accepted' && state.by === subject,
    may: REFERRAL_ALLOWED[state.status].filter((move) => mayMove(desk, referral, move)),
    mayCallBack: mayAskForCall(desk, referral),
  };
}

/** F1: how it ended is none of the benefits desk's business, except what a partner told them. */
const isOfBenefits = ({ from, to }: Referral, as: As) =>
  as === 'sender' && from.by === 'staff' && from.role === 'benefits-adviser' && to.kind === 'service';

/**
 * Whether the secretariat can be asked to phone and book: for what anyone may book, and with a number to ring. A call-back carries no
 * agreed question, so whoever takes a discreet person on calls them (F4).
 */
export function mayAskForCall({ caf }: Desk, { to, person, contact, state }: Referral): boolean {
  if (contact.discreet) return false;
  if (to.kind === 'partner' || state.status !== 'sent' || person.phone === undefined) return false;
  return caf.services.some(({ id, bookableBy }) => id === to.service && bookableBy === 'anyone');
}

function fromOf({ caf, professionals }: Desk, { from }: Referral): ReferralView['from'] {
  if (from.by === 'partner') {
    const listed = caf.partners.find(({ id }) => id === from.partner)?.name;
    const organisation = listed ?? from.organisation ?? '';
    return { by: 'partner', organisation, name: from.name, phone: from.phone };
  }
  const found = professionals.find(({ id }) => id === from.professional);
  const named = found === undefined ? {} : { name: found.displayName, title: found.title };
  return { by: 'staff', role: from.role, ...named };
}

function toOf({ caf }: Desk, { to }: Referral): ReferralView['to'] {
  if (to.kind === 'service') {
    const service = caf.services.find(({ id }) => id === to.service);
    return { kind: 'service', id: to.service, name: service?.name ?? to.service };
  }
  const partner = caf.partners.find(({ id }) => id === to.partner);
  const phone = partner?.phone === undefined ? {} : { phone: partner.phone };
  return { kind: 'partner', id: to.partner, name: partner?.name ?? to.partner, ...phone };
}

/** For a partner nobody here takes it; what the secretariat took is social work. */
function takerOf({ caf, professionals }: Desk, { to, state }: Referral): Pick<ReferralView, 'takenBy'> {
  const role = receiverOf(caf, to);
  if (state.status !== 'accepted' || role === undefined) return {};
  const found = professionals.find(({ subject }) => subject === state.by);
  if (found !== undefined)
    return { takenBy: { role: found.role, name: found.displayName, title: found.title } };
  return { takenBy: { role: role === 'social-worker' ? 'secretariat' : role } };
}
