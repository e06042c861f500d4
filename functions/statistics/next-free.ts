import { bookableRange } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Caf, Service } from '../../shared/domain/caf.ts';
import type { Day } from '../../shared/domain/day.ts';
import { startSearch } from '../../shared/domain/slots.ts';
import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import { LeadingRole } from '../../shared/domain/words.ts';
import { pagesOfDays } from '../../shared/store/days.ts';

export interface NextFree {
  readonly service: string;
  readonly place?: string;
  readonly state: 'free' | 'none' | 'protected';
  /** Epoch ms. */
  readonly start?: number;
}

const FIRST_PAGE = 200;

/**
 * The next free time of each service that the Caf gives itself, anywhere and at each of its places, up to the service's horizon (B3).
 * For a service that anyone may book it is what the public page offers; of any other it would tell when somebody is free, and is
 * protected while fewer than two professionals receive for it there (D4).
 */
export async function nextFree(deps: Deps, caf: Caf, now: number): Promise<NextFree[]> {
  const given = caf.services.filter(({ delivery }) => delivery.by === 'caf');
  const found = await Promise.all(
    LeadingRole.options.map((role) =>
      ofRole(
        deps,
        caf,
        role,
        given.filter(({ receivedBy }) => receivedBy === role),
        now,
      ),
    ),
  );
  return found.flat();
}

async function ofRole(
  deps: Deps,
  caf: Caf,
  role: LeadingRole,
  services: readonly Service[],
  now: number,
): Promise<NextFree[]> {
  if (services.length === 0) return [];
  const calendar = makeCalendar(caf.zone);
  const lookouts = services.flatMap((service) =>
    [undefined, ...service.places].map((place) => lookout(caf, service, place, now)),
  );
  const latest = Math.max(...services.map((service) => rangeOf(service, now).latest));
  const pages = pagesOfDays(deps.store, {
    caf: caf.code,
    role,
    from: calendar.localDateOf(now),
    to: addDays(calendar.localDateOf(latest), 1),
    pageSize: FIRST_PAGE,
  });
  for await (const page of pages) {
    for (const one of lookouts) for (const day of page) one.add(day);
    if (lookouts.every((one) => one.isDone())) break;
  }
  return keepProtected(lookouts.map((one) => one.answer()));
}

/** « Anywhere » would tell the time of a protected place whenever no place that is shown has it too (D4). */
function keepProtected(answers: readonly NextFree[]): NextFree[] {
  return answers.map((one) => {
    const places = answers.filter(({ service, place }) => service === one.service && place !== undefined);
    const gives =
      one.place === undefined &&
      one.state === 'free' &&
      places.some(({ state }) => state === 'protected') &&
      !places.some(({ start }) => start === one.start);
    return gives ? { service: one.service, state: 'protected' } : one;
  });
}

/** Looks for one service at one place, or anywhere, in days as they are read. */
function lookout(caf: Caf, service: Service, place: string | undefined, now: number) {
  const search = startSearch({
    service: service.id,
    place,
    modes: service.modes,
    lengthMinutes: service.lengthMinutes,
    pauseMinutes: service.pauseMinutes,
    zone: caf.zone,
    ...rangeOf(service, now),
    now,
    limit: 1,
  });
  const receiving = new Set<string>();
  const isOpen = service.bookableBy === 'anyone';
  const serves = ({ windows }: Day) =>
    windows.some(
      (window) => window.services.includes(service.id) && (place === undefined || window.place === place),
    );
  let isFound = false;
  return {
    add(day: Day) {
      if (!isFound) isFound = search.add(day);
      if (receiving.size < 2 && serves(day)) receiving.add(day.professional);
    },
    isDone: () => isFound && (isOpen || receiving.size > 1),
    answer(): NextFree {
      const about = { service: service.id, ...(place === undefined ? {} : { place }) };
      if (!isOpen && receiving.size === 1) return { ...about, state: 'protected' };
      const [first] = search.slots();
      return first === undefined
        ? { ...about, state: 'none' }
        : { ...about, state: 'free', start: first.start };
    },
  };
}

const rangeOf = (service: Service, now: number) =>
  bookableRange(service, service.bookableBy === 'anyone' ? 'public' : 'staff', now);
