import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { type GroupSession, seatsLeft } from '../domain/group.ts';
import type { Slot } from '../domain/slots.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { groupsBetween } from '../store/groups.ts';
import { bookableRange } from './want.ts';

interface SessionQuestion {
  readonly service: Service;
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
  /** Held by this professional, alone or not. */
  readonly professional?: string | undefined;
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
  readonly limit: number;
}

/** Group sessions with a free seat in a range of dates, and the first date with one after it (B3). */
export async function findSessions(
  deps: Deps,
  caf: Caf,
  question: SessionQuestion,
  by: 'public' | 'staff',
  now: number,
): Promise<{ slots: Slot[]; next: LocalDate | undefined }> {
  const { service, place, mode, professional, limit } = question;
  const calendar = makeCalendar(caf.zone);
  const { earliest, latest } = bookableRange(service, by, now);
  const from = Math.max(earliest, calendar.instantOf(question.from, 0));
  const free = (await groupsBetween(deps.store, caf.code, { from, to: latest })).filter(
    (one) =>
      one.service === service.id &&
      (place === undefined || one.place === place) &&
      (mode === undefined || one.mode === mode) &&
      (professional === undefined || one.animators.includes(professional)) &&
      one.start < latest &&
      one.state.status === 'open' &&
      seatsLeft(one, now) > 0,
  );
  return {
    slots: free
      .filter(({ date }) => date < question.to)
      .slice(0, limit)
      .map((one) => asSlot(one, now)),
    next: free.find(({ date }) => date >= question.to)?.date,
  };
}

function asSlot(session: GroupSession, now: number): Slot {
  const { id, start, end, place, mode } = session;
  return { start, end, place, mode, session: id, seatsLeft: seatsLeft(session, now) };
}
