import type { Service } from './caf.ts';
import type { GroupSession } from './group.ts';
import { makeCalendar } from './time.ts';
import { openOffer, type Waiter, whyOver } from './waiting.ts';
import { answerBy, type ChoiceAsk, inOrder } from './waiting-order.ts';

const HOUR = 3_600_000;

/**
 * Who is to be offered a free seat of a group session, the first in order first; nobody twice for one session, nor while another time
 * is kept for them. `until`: how long it would be kept, epoch ms.
 */
export function seatSeekers(
  session: GroupSession,
  service: Service,
  waiters: readonly Waiter[],
  ask: ChoiceAsk,
): { readonly seekers: Waiter[]; readonly until: number } {
  const { caf, now } = ask;
  const deadline = answerBy(ask, makeCalendar(caf.zone));
  const until = Math.min(deadline, session.start - service.minimumNoticeHours * HOUR);
  if (until - now < caf.limits.waitingLeastHours * HOUR) return { seekers: [], until };
  const seekers = inOrder(waiters).filter(
    (one) =>
      one.service === session.service &&
      one.places.includes(session.place) &&
      one.modes.includes(session.mode) &&
      session.date <= one.until &&
      openOffer(one, now) === undefined &&
      whyOver(one, ask) === undefined &&
      !one.offers.some((offer) => offer.session === session.id),
  );
  return { seekers, until };
}
