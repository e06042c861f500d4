import type { ClaimAsk } from '../domain/claim.ts';
import { claimTogether, releaseTogether } from '../domain/claim-together.ts';
import type { Day } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { claimWrite, releaseWrite } from '../store/day-writes.ts';
import type { NamedWrite } from '../store/transact.ts';

/** What happens in one day: cells to take, entries that give theirs back. */
interface InDay {
  readonly asks: ClaimAsk[];
  readonly givenUp: string[];
}

/** Gathers what an act does in some days, each known by a name of the caller's, so that each is written once (B1). */
export function gatherDays() {
  const days = new Map<string, InDay>();
  const at = (name: string): InDay => {
    const known = days.get(name) ?? { asks: [], givenUp: [] };
    days.set(name, known);
    return known;
  };
  return {
    take: (name: string, ask: ClaimAsk): void => void at(name).asks.push(ask),
    giveUp: (name: string, entry: string): void => void at(name).givenUp.push(entry),
    /** `dayOf`: the day as read. @throws DomainError SLOT_TAKEN when a day has no room, or is not open any more. */
    writes(dayOf: (name: string) => Day | undefined, now: number): NamedWrite[] {
      return [...days].flatMap(([name, { asks, givenUp }]) => {
        const day = dayOf(name);
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

export type GatheredDays = ReturnType<typeof gatherDays>;
