import type { Caf } from '../../shared/domain/caf.ts';
import { type Mediation, type Party, timeOf } from '../../shared/domain/mediation.ts';
import { type PartySession, viewOfParty } from '../../shared/domain/mediation-believed.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import { cafContact, whereView } from '../../shared/http/contract.ts';
import { videoAddress } from '../../shared/messaging/addresses.ts';
import type { PartyView } from './operations.ts';

/** What is shown is written out, so that a new field of a case is hidden until somebody decides otherwise (M3). */
export function partyView(
  caf: Caf,
  mediation: Mediation,
  party: Party,
  {
    professional,
    gone,
  }: {
    readonly professional: Professional | undefined;
    /** By session, starts of the proposed hours that nobody can take any more: never because of another party (B11, M3). */
    readonly gone: ReadonlyMap<string, ReadonlySet<number>>;
  },
  now: number,
): PartyView {
  const seen = viewOfParty(mediation, party, now);
  const isOpen = seen.status === 'open';
  const calendar = makeCalendar(caf.zone);
  return {
    status: seen.status,
    agreement: seen.agreement,
    canAgree: isOpen && seen.agreement !== 'given',
    canWithdraw: isOpen && seen.agreement !== 'withdrawn',
    sessions: seen.sessions.map((one) =>
      sessionView(caf, stillPossible(one, gone.get(one.session.id)), calendar),
    ),
    zone: caf.zone,
    ...(professional === undefined
      ? {}
      : { professional: { name: professional.displayName, title: professional.title } }),
    caf: cafContact(caf),
  };
}

/** A proposal of which nothing is left came to nothing, as it does by the clock. */
function stillPossible(one: PartySession, gone: ReadonlySet<number> = new Set()): PartySession {
  if (one.status !== 'proposed' || gone.size === 0) return one;
  const times = one.session.times.filter(({ start }) => !gone.has(start));
  return times.length === 0 ? { ...one, status: 'lapsed' } : { ...one, session: { ...one.session, times } };
}

function sessionView(caf: Caf, { session, status, start }: PartySession, calendar: Calendar) {
  const hours = (time: { start: number; end: number }) => ({
    start: calendar.iso(time.start),
    end: calendar.iso(time.end),
  });
  const isChoice = status === 'proposed' || status === 'waiting';
  const fixed = start === undefined ? undefined : timeOf(session, start);
  return {
    id: session.id,
    status,
    mode: session.mode,
    place: whereView(caf, session.place),
    ...(isChoice
      ? {
          times: session.times.toSorted((a, b) => a.start - b.start).map(hours),
          until: calendar.iso(session.until),
        }
      : {}),
    ...(fixed === undefined ? {} : hours(fixed)),
    ...(status === 'standing' && session.mode === 'video' && session.room !== undefined
      ? { videoRoom: videoAddress(caf, session.room) }
      : {}),
  };
}
