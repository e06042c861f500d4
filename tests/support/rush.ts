import type { Deps } from '../../shared/deps.ts';
import { CELL_MINUTES } from '../../shared/domain/day.ts';
import { isoWithOffset, makeCalendar } from '../../shared/domain/time.ts';
import type { Store } from '../../shared/store/client.ts';
import { aClient } from './booking.ts';
import { A_TUESDAY, aDay } from './fixtures.ts';
import type { HttpAnswer } from './http.ts';
import { aReceivingProfessional } from './seed.ts';

const STEP = 12;
const FIRST = 24;

/** Opens a Tuesday with `each` starts for every one of `professionals`; gives the starts, ISO with offset. */
export async function openSlots(
  store: Store,
  { professionals, each }: { professionals: number; each: number },
): Promise<string[]> {
  const [window] = aDay().windows;
  if (window === undefined) throw new Error('no window in the fixtures');
  for (let at = 0; at < professionals; at += 1)
    await aReceivingProfessional(
      store,
      { id: `professional-${at}`, subject: `subject-${at}` },
      { windows: [{ ...window, from: FIRST, to: FIRST + each * STEP }] },
    );
  const midnight = makeCalendar('Europe/Paris').midnight(A_TUESDAY);
  return Array.from({ length: each }, (_, at) =>
    isoWithOffset(midnight + (FIRST + at * STEP) * CELL_MINUTES * 60_000, 'Europe/Paris'),
  );
}

/**
 * Everybody books at once, each from an address of their own, spread evenly over the starts; with `hold` they first hold the
 * time, and book with what they got.
 */
export function bookAllAtOnce(
  deps: Deps,
  people: number,
  starts: readonly string[],
  { hold = false } = {},
): Promise<HttpAnswer[]> {
  return Promise.all(
    Array.from({ length: people }, async (_, at) => {
      const client = aClient(deps, { ip: `198.51.${Math.floor(at / 250)}.${at % 250}` });
      const start = starts[at % starts.length];
      const wanted = { service: 'rendez-vous-des-droits', place: 'caf-creteil', mode: 'on-site', start };
      const held = hold ? (await client.hold(wanted)).body['hold'] : undefined;
      return client.book({
        start,
        person: {
          firstName: 'Dominique',
          lastName: `Exemple ${'abcdefghij'.charAt(at % 10)}`,
          email: `personne-${at}@courriel.example`,
        },
        ...(held === undefined ? {} : { hold: held }),
      });
    }),
  );
}

/** How often each answer was given: `201`, `409 SLOT_TAKEN`. */
export function tally(answers: readonly HttpAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const key = status < 300 ? String(status) : `${status} ${String(body['code'])}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
