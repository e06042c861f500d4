import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { type Slot, type SlotAsk, startSearch } from '../domain/slots.ts';
import { addDays, makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { daysOfProfessional, pagesOfDays } from '../store/days.ts';
import { fittingTimes } from './fitting.ts';
import { findSessions } from './sessions.ts';
import { bookableRange } from './want.ts';

export interface SlotQuestion {
  readonly service: Service;
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
  /** In this agenda alone. */
  readonly professional?: string | undefined;
  /** Free together with this one, who receives beside whoever is chosen. */
  readonly second?: string | undefined;
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
  readonly limit: number;
}

/** Days read at first for each slot asked for, and for the first one after a range. */
const DAYS_PER_SLOT = 3;
const NEXT_PAGE = 50;

/** Slots of a range, and the first date with one after it, up to the service's horizon (B3). */
export async function findSlots(
  deps: Deps,
  caf: Caf,
  question: SlotQuestion,
  by: 'public' | 'staff',
  now: number,
): Promise<{ slots: Slot[]; next: LocalDate | undefined }> {
  const { service, from, to, limit } = question;
  if (service.bookableBy === 'session') return findSessions(deps, caf, question, by, now);
  const { earliest, latest } = bookableRange(service, by, now);
  const calendar = makeCalendar(caf.zone);
  const first = calendar.localDateOf(earliest);
  const end = addDays(calendar.localDateOf(latest), 1);
  const ask = {
    ...question,
    ...lengths(service),
    service: service.id,
    zone: caf.zone,
    earliest,
    latest,
    now,
  };
  const read = (range: { from: LocalDate; to: LocalDate }, most: number, pageSize: number) =>
    search(deps, caf, service, { ...ask, limit: most }, range, pageSize);
  const inRange = { from: max(from, first), to: min(to, end) };
  const [slots, [after]] = await Promise.all([
    read(inRange, limit, limit * DAYS_PER_SLOT),
    read({ from: max(to, first), to: end }, 1, NEXT_PAGE),
  ]);
  return { slots, next: after === undefined ? undefined : calendar.localDateOf(after.start) };
}

/** Up to five other times for somebody whose wanted one is gone: the next ones of the same kind from that date on. */
export async function alternatives(
  deps: Deps,
  caf: Caf,
  wanted: {
    service: Service;
    place: string;
    mode: Mode;
    date: LocalDate;
    professional?: string | undefined;
    second?: string | undefined;
  },
  by: 'public' | 'staff',
  now: number,
): Promise<Slot[]> {
  const to = addDays(wanted.date, 28);
  const found = await findSlots(deps, caf, { ...wanted, from: wanted.date, to, limit: 5 }, by, now);
  if (found.slots.length > 0 || found.next === undefined) return found.slots;
  const later = { ...wanted, from: found.next, to: addDays(found.next, 28), limit: 5 };
  return (await findSlots(deps, caf, later, by, now)).slots;
}

async function search(
  deps: Deps,
  caf: Caf,
  service: Service,
  asked: SlotAsk & Pick<SlotQuestion, 'professional' | 'second'>,
  range: { from: LocalDate; to: LocalDate },
  pageSize: number,
): Promise<Slot[]> {
  const { limit, ...unlimited } = asked;
  const fits = await fittingTimes(deps, caf, service, { ...range, ...unlimited });
  if (fits !== undefined)
    return (await read(deps, caf, service, unlimited, range, pageSize)).filter(fits).slice(0, limit);
  return read(deps, caf, service, asked, range, pageSize);
}

async function read(
  deps: Deps,
  caf: Caf,
  service: Service,
  ask: SlotAsk & Pick<SlotQuestion, 'professional'>,
  range: { from: LocalDate; to: LocalDate },
  pageSize: number,
): Promise<Slot[]> {
  const searching = startSearch(ask);
  const { professional } = ask;
  if (professional !== undefined) {
    if (range.to <= range.from) return [];
    const whose = { caf: caf.code, professional, from: range.from, to: addDays(range.to, -1) };
    (await daysOfProfessional(deps.store, whose)).some((day) => searching.add(day));
    return searching.slots();
  }
  const pages = pagesOfDays(deps.store, {
    caf: caf.code,
    role: service.receivedBy,
    ...range,
    pageSize,
  });
  for await (const page of pages) if (page.some((day) => searching.add(day))) break;
  return searching.slots();
}

const lengths = (service: Service) => ({
  lengthMinutes: service.lengthMinutes,
  pauseMinutes: service.pauseMinutes,
  modes: service.modes,
});
const max = (a: LocalDate, b: LocalDate) => (a > b ? a : b);
const min = (a: LocalDate, b: LocalDate) => (a < b ? a : b);
