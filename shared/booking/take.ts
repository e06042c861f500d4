import type { Deps } from '../deps.ts';
import { chooseProfessional, loadOf } from '../domain/assign.ts';
import { type Claim, claimCells } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { admitsBeside, windowOfStart } from '../domain/slots.ts';
import { addDays, isoWithOffset, mondayOf } from '../domain/time.ts';
import { claimWrite } from '../store/day-writes.ts';
import { itemName, listDays, parseDay, readTogether } from '../store/days.ts';
import { keys } from '../store/keys.ts';
import { type NamedWrite, type Refusal, transact } from '../store/transact.ts';
import { alternatives } from './search.ts';
import type { Want } from './want.ts';

/** Days consistently read beside everything else a booking must know; the rest of a hundred keys is for that. */
const MOST_CANDIDATES = 40;
/** A booking and, after a lost race, two more attempts. */
const ATTEMPTS = 3;
/** When a day may have room again for one more of a kind that is rationed, s. */
export const SHARE_AGAIN = 60;

export type Found = ReadonlyMap<string, Record<string, unknown>>;

/** What is taken: the entry's id and kind, until when it stays (epoch ms), and an entry given back in the same act. */
export interface Taking {
  readonly id: string;
  readonly kind: 'appointment' | 'hold';
  readonly until?: number | undefined;
  readonly replaces?: string | undefined;
}

/** Whose time was taken: in a professional's day, or a seat of a session that they hold (`room`: its video room). */
export interface Where extends Pick<Day, 'professional' | 'date'> {
  readonly session?: string | undefined;
  readonly room?: string | undefined;
  /** Who holds it together with them. */
  readonly second?: string | undefined;
}

export interface TakeAsk {
  readonly want: Want;
  readonly by: 'public' | 'staff';
  readonly taking: Taking;
  /** Other items to read in the same round trip. */
  readonly alsoRead: readonly { pk: string; sk: string }[];
  /** This professional and no other. */
  readonly only?: string | undefined;
  /** Receives together with whoever is chosen: the time is taken in both agendas, or in neither. */
  readonly second?: string | undefined;
  /** The day in which the entry given back lies; its professional is asked first. */
  readonly prefer?: string | undefined;
  /** The person's own professional (B7), told from what was read. */
  own?(found: Found): string | undefined;
  /** Throws when what was read forbids it. */
  check?(found: Found): void;
  /** The other writes of the act. */
  writes(chosen: { day: Where; found: Found }): readonly NamedWrite[];
  /** Further writes whose refusal is a lost race like the day's, worth another attempt. */
  readonly againOn?: readonly string[];
  /** Whether this day has room for one more of this kind, beyond free cells. */
  admits?(day: Day): boolean;
}

interface Claimed {
  readonly day: Day;
  readonly claim: Claim;
}

export type Taken =
  | { readonly kind: 'done'; readonly day: Where }
  | { readonly kind: 'refused'; readonly failed: Refusal; readonly found: Found };

/**
 * Takes a time with whoever may receive (B1, B7): one query of the week, one batch of consistent reads, one transaction.
 * After a lost race it reads again and tries at most twice more.
 * @throws DomainError SLOT_TAKEN with up to five alternatives, TOO_MANY when the store stays busy.
 */
export async function take(deps: Deps, ask: TakeAsk): Promise<Taken> {
  const { want } = ask;
  const monday = mondayOf(want.date);
  const now = deps.clock();
  const week = await listDays(deps.store, {
    caf: want.caf.code,
    role: want.service.receivedBy,
    from: monday,
    to: addDays(monday, 7),
  });
  const loads = loadOf(week, now);
  const candidates = candidateKeys(week, ask, loads);
  const together = ask.second === undefined ? [] : [keys.day(want.caf.code, ask.second, want.date)];
  let lost: string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = await readTogether(deps.store, [...candidates, ...together, ...ask.alsoRead]);
    ask.check?.(found);
    const chosen = choose(found, candidates, ask, loads, now, attempt > 1);
    if (chosen === undefined) {
      const { admits, ...anyNumber } = ask;
      if (admits !== undefined && choose(found, candidates, anyNumber, loads, now, false) !== undefined)
        throw new DomainError('TOO_MANY', { retryAfter: SHARE_AGAIN });
      return refuse(deps, ask);
    }
    const result = await transact(deps.store, [
      claimWrite(chosen.day, chosen.claim),
      ...(chosen.beside === undefined ? [] : [claimWrite(chosen.beside.day, chosen.beside.claim)]),
      ...ask.writes({ ...chosen, found }),
    ]);
    if (result.ok) return { kind: 'done', day: chosen.day };
    const { failed } = result;
    lost = [...failed.keys()].filter((name) => name !== 'day');
    if (lost.some((name) => !ask.againOn?.includes(name))) return { kind: 'refused', failed, found };
  }
  if (lost.length > 0 || (await isFreeNow(deps, ask, [...candidates, ...together])))
    throw new DomainError('TOO_MANY', { retryAfter: 2 });
  return refuse(deps, ask);
}

/** Days of that date in which the wanted time is a start, those of the preferred and the least loaded first. */
function candidateKeys(week: readonly Day[], ask: TakeAsk, loads: ReadonlyMap<string, number>) {
  const { want } = ask;
  const open = week
    .filter((day) => day.date === want.date)
    .filter((day) => ask.only === undefined || day.professional === ask.only)
    .filter(({ professional }) => professional !== ask.second)
    .filter((day) => windowOfStart(day, want.cell, want.ask) !== undefined)
    .map((day) => ({ professional: day.professional, day }));
  return chooseProfessional(open, loads, ask.prefer)
    .slice(0, MOST_CANDIDATES)
    .map(({ professional }) => keys.day(want.caf.code, professional, want.date));
}

function choose(
  found: Found,
  candidates: readonly { pk: string; sk: string }[],
  ask: TakeAsk,
  loads: ReadonlyMap<string, number>,
  now: number,
  lostBefore: boolean,
): (Claimed & { readonly beside: Claimed | undefined }) | undefined {
  const { want, taking, second } = ask;
  const claimed = (day: Day): Claimed[] => {
    const claim = claimCells(day, {
      ...taking,
      from: want.cell,
      to: want.keptTo,
      lengthCells: want.ask.lengthCells,
      before: want.before,
      now,
    });
    return claim.ok ? [{ day, claim }] : [];
  };
  const dayAt = (key: { pk: string; sk: string }) => {
    const item = found.get(itemName(key));
    return item === undefined ? undefined : parseDay(item);
  };
  const theirs = second === undefined ? undefined : dayAt(keys.day(want.caf.code, second, want.date));
  const [beside] = theirs !== undefined && admitsBeside(theirs, want) ? claimed(theirs) : [];
  if (second !== undefined && beside === undefined) return undefined;
  const free = candidates.flatMap((key) => {
    const day = dayAt(key);
    if (day === undefined || day.professional === second) return [];
    if (windowOfStart(day, want.cell, want.ask) === undefined) return [];
    if (ask.admits !== undefined && !ask.admits(day)) return [];
    return claimed(day).map((one) => ({ professional: day.professional, ...one, beside }));
  });
  const own = ask.own?.(found) ?? ask.prefer;
  return chooseProfessional(free, loads, own, lostBefore ? taking.id : undefined)[0];
}

/** After every attempt was lost, whether somebody is free all the same: then the time is not gone, there is only a crowd. */
async function isFreeNow(deps: Deps, ask: TakeAsk, candidates: readonly { pk: string; sk: string }[]) {
  const found = await readTogether(deps.store, [...candidates, ...ask.alsoRead]);
  return choose(found, candidates, ask, new Map(), deps.clock(), true) !== undefined;
}

async function refuse(deps: Deps, { want, by, only, second }: TakeAsk): Promise<never> {
  const asked = { ...want, professional: only, second };
  const others = await alternatives(deps, want.caf, asked, by, deps.clock());
  throw new DomainError('SLOT_TAKEN', {
    alternatives: others.map((slot) => ({
      ...slot,
      start: isoWithOffset(slot.start, want.caf.zone),
      end: isoWithOffset(slot.end, want.caf.zone),
    })),
  });
}
