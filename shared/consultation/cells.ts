import type { Found } from '../booking/take.ts';
import type { Deps } from '../deps.ts';
import type { ClaimAsk } from '../domain/claim.ts';
import { claimTogether, releaseTogether } from '../domain/claim-together.ts';
import { type Consultation, holderOf, type Proposal } from '../domain/consultation.ts';
import { DomainError } from '../domain/errors.ts';
import { claimWrite, releaseWrite } from '../store/day-writes.ts';
import { itemName, parseDay } from '../store/days.ts';
import { type Hold, holdId } from '../store/holds.ts';
import { keys } from '../store/keys.ts';
import type { NamedWrite } from '../store/transact.ts';

type Key = { readonly pk: string; readonly sk: string };

/** The hold of a proposed time; its token is derived and given to nobody, so that nobody else can use it. */
export function proposedHoldId(
  deps: Pick<Deps, 'keys'>,
  { id }: Pick<Consultation, 'id'>,
  round: number,
  number: number,
): string {
  return holdId(deps.keys.token('request-hold', `${id}#${round}#${number}`));
}

/** The holds of a proposal: truly kept times of the psychologist's own day (P2). */
export function holdsOf(
  deps: Pick<Deps, 'keys'>,
  consultation: Pick<Consultation, 'id' | 'caf' | 'service'>,
  { round, psychologist, place, mode, times, until }: Proposal,
): Hold[] {
  return times.map(({ date, cell, cells, start }, number) => ({
    id: proposedHoldId(deps, consultation, round, number),
    caf: consultation.caf,
    professional: psychologist,
    date,
    cell,
    cells,
    service: consultation.service,
    place,
    mode,
    start,
    until: Math.min(until, start),
    prolonged: false,
    seat: { address: holderOf(consultation.id), number },
  }));
}

export const dayKey = ({
  caf,
  professional,
  date,
}: {
  caf: string;
  professional: string;
  date: string;
}): Key => keys.day(caf, professional, date);

/** What happens in one day: cells to take, entries that give theirs back. */
interface InDay {
  readonly asks: ClaimAsk[];
  readonly givenUp: string[];
}

/** Gathers what an act does in some days, so that each is written once (B1). */
export function gatherDays() {
  const days = new Map<string, InDay>();
  const at = (key: Key): InDay => {
    const name = itemName(key);
    const known = days.get(name) ?? { asks: [], givenUp: [] };
    days.set(name, known);
    return known;
  };
  return {
    take: (key: Key, ask: ClaimAsk): void => void at(key).asks.push(ask),
    giveUp: (key: Key, entry: string): void => void at(key).givenUp.push(entry),
    /** @throws DomainError SLOT_TAKEN when a day has no room, or is not open any more. */
    writes(found: Found, now: number): NamedWrite[] {
      return [...days].flatMap(([name, { asks, givenUp }]) => {
        const item = found.get(name);
        const day = item === undefined ? undefined : parseDay(item);
        if (day === undefined) {
          if (asks.length > 0) throw new DomainError('SLOT_TAKEN');
          return [];
        }
        if (asks.length === 0) {
          const release = releaseTogether(day, givenUp);
          return release === undefined ? [] : [releaseWrite(day, release)];
        }
        const claim = claimTogether(day, asks, givenUp, now);
        if (claim === undefined) throw new DomainError('SLOT_TAKEN');
        return [claimWrite(day, claim)];
      });
    },
  };
}
