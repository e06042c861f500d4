import type { Deps } from '../deps.ts';
import { type Consultation, holderOf, type Proposal } from '../domain/consultation.ts';
import { type Hold, holdId } from '../store/holds.ts';
import { keys } from '../store/keys.ts';

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

export const dayKey = ({ caf, professional, date }: Pick<Hold, 'caf' | 'professional' | 'date'>) =>
  keys.day(caf, professional, date);
