import type { Deps } from '../deps.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { GroupSession } from '../domain/group.ts';
import { admitsHold, claimSeat } from '../domain/group-seats.ts';
import type { Slot } from '../domain/slots.ts';
import { addDays, isoWithOffset } from '../domain/time.ts';
import { itemName, readTogether } from '../store/days.ts';
import { claimSeatWrite } from '../store/groups.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { transact } from '../store/transact.ts';
import { findSessions } from './sessions.ts';
import { SHARE_AGAIN, type TakeAsk, type Taken, take } from './take.ts';

/** A seat and, after a lost race, four more attempts: in a crowd many fall over one entry that ran out. */
const ATTEMPTS = 5;
const MOST_ALTERNATIVES = 5;

/** Takes what is wanted: a time of an agenda, or a seat of a group session. @throws DomainError as `take` and `takeSeat`. */
export function takeTime(deps: Deps, ask: TakeAsk): Promise<Taken> {
  return ask.want.session === undefined ? take(deps, ask) : takeSeat(deps, ask, ask.want.session);
}

/**
 * Takes one seat of a group session: one batch of consistent reads, one transaction, whose condition counts the seats. There is
 * never one too many, whoever else books at that moment.
 * @throws DomainError SLOT_TAKEN with other sessions when it is full or was cancelled, INVALID for none at that time, TOO_MANY.
 */
async function takeSeat(deps: Deps, ask: TakeAsk, id: string): Promise<Taken> {
  const { want, taking } = ask;
  const { code: caf, limits } = want.caf;
  const key = keys.groupSession(caf, id);
  const now = deps.clock();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = await readTogether(deps.store, [key, ...ask.alsoRead]);
    ask.check?.(found);
    const session = parseIfAny(GroupSession, found.get(itemName(key)));
    if (session === undefined || !isWanted(session, ask))
      throw invalid('session', 'Il n’y a pas de réunion à cette heure, à cet endroit.');
    if (session.state.status !== 'open') return refuse(deps, ask);
    const claim = claimSeat(session, { ...taking, now });
    if (claim === undefined) return refuse(deps, ask);
    const share = { share: limits.holdShareOfDay, replaces: taking.replaces, now };
    if (taking.kind === 'hold' && !admitsHold(session, share))
      throw new DomainError('TOO_MANY', { retryAfter: SHARE_AGAIN });
    const day = whereOf(session);
    const result = await transact(deps.store, [
      claimSeatWrite(session, claim),
      ...ask.writes({ day, found }),
    ]);
    if (result.ok) return { kind: 'done', day };
    const { failed } = result;
    const lost = [...failed.keys()].filter((name) => name !== 'group');
    if (lost.some((name) => !ask.againOn?.includes(name))) return { kind: 'refused', failed, found };
  }
  throw new DomainError('TOO_MANY', { retryAfter: 2 });
}

function isWanted({ service, start, place, mode }: GroupSession, { want }: TakeAsk): boolean {
  return service === want.service.id && start === want.start && place === want.place && mode === want.mode;
}

function whereOf({ id, animators, date, room }: GroupSession) {
  const [professional, second] = animators;
  if (professional === undefined) throw new Error('a session without anybody to hold it');
  return { professional, date, session: id, second, ...(room === undefined ? {} : { room }) };
}

/** Other sessions of the service, those at the same place first. */
async function refuse(deps: Deps, { want, by }: TakeAsk): Promise<never> {
  const now = deps.clock();
  const question = {
    service: want.service,
    from: want.date,
    to: addDays(want.date, want.service.horizonDays),
    limit: Number.POSITIVE_INFINITY,
  };
  const { slots } = await findSessions(deps, want.caf, question, by, now);
  const elsewhere = ({ place }: Slot) => (place === want.place ? 0 : 1);
  const others = slots
    .filter(({ session }) => session !== want.session)
    .sort((a, b) => elsewhere(a) - elsewhere(b) || a.start - b.start)
    .slice(0, MOST_ALTERNATIVES);
  throw new DomainError('SLOT_TAKEN', {
    alternatives: others.map((slot) => ({
      ...slot,
      start: isoWithOffset(slot.start, want.caf.zone),
      end: isoWithOffset(slot.end, want.caf.zone),
    })),
  });
}
