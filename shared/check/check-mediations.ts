import { allAgree, isLive, type Mediation, type MediationSession, timeOf } from '../domain/mediation.ts';
import { keys } from '../store/keys.ts';
import type { PartyOf } from '../store/mediations.ts';
import { identityKeys } from '../store/person-marks.ts';
import { placeOf, sessionHold } from './check-days.ts';
import { type CheckContext, DAYS_KEPT } from './context.ts';

/** A session that is still to come has every agreement (M2), and keeps its cells in the mediator's day (B1). */
export function checkMediation(mediation: Mediation, item: string, check: CheckContext): void {
  for (const session of mediation.sessions) {
    const detail = `session ${session.id}`;
    const isOpen = mediation.state.status === 'open';
    if (isLive(session, check.now) && !(isOpen && allAgree(mediation)))
      check.fault({ code: 'session-without-agreements', item, detail });
    wantCells(mediation, session, item, check);
  }
  wantReferences(mediation, item, check);
}

function wantCells(
  { caf, mediator }: Mediation,
  session: MediationSession,
  item: string,
  check: CheckContext,
): void {
  const { id, state, cells, times, until } = session;
  const detail = `session ${id}`;
  if (state.status === 'proposed' && until > check.now)
    times.forEach(({ start }, number) => {
      const end = Math.min(until, start);
      if (end > check.now)
        check.ledger.wants(sessionHold(caf, id, number, end), { code: 'session-without-hold', item, detail });
    });
  if (state.status !== 'standing' && state.status !== 'over') return;
  const { date, cell, end } = timeOf(session, state.start);
  if (check.calendarOf(caf)?.instantOf(date, cell) !== state.start)
    check.fault({ code: 'start-differs', item, detail });
  const spans = [[cell, cell + cells]] as const;
  const key = `entry ${placeOf({ caf, id, professional: mediator, date, spans, until: undefined })}`;
  if (end + DAYS_KEPT < check.now) check.ledger.allows(key);
  else check.ledger.wants(key, { code: 'session-without-entry', item, detail });
}

/** The keys under which its people are found; only with the secret can they be looked up. */
function wantReferences({ caf, id, parties }: Mediation, item: string, check: CheckContext): void {
  for (const party of parties)
    for (const key of check.keys === undefined ? [] : identityKeys(check.keys, party.person))
      check.ledger.wants(reference(keys.partyOf(caf, key, id), party.id), {
        code: 'party-without-reference',
        item,
        detail: `party ${party.id}`,
      });
}

const reference = ({ pk, sk }: { pk: string; sk: string }, party: string) =>
  ['party', pk, sk, party].join(' ');

export function checkPartyOf(
  { party }: PartyOf,
  item: string,
  check: CheckContext,
  key: { pk: string; sk: string },
): void {
  if (check.keys === undefined) return;
  const detail = `party ${party}`;
  check.ledger.has(reference(key, party), { code: 'reference-without-party', item, detail });
}
