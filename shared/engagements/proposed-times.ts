import type { Deps } from '../deps.ts';
import { type Consultation, isLive, requestOfHolder } from '../domain/consultation.ts';
import { type Mediation, mediationOfSession } from '../domain/mediation.ts';
import { getConsultations } from '../store/consultations.ts';
import { getHolds, type Hold } from '../store/holds.ts';
import { getMediations } from '../store/mediations.ts';
import type { Engagement } from './engagement.ts';

/**
 * Of some ids, the hours that are kept for an answer: of a consultation request (P2), of a joint session (M2). Holds of somebody who
 * is filling in a form, and ids of anything else, are passed over.
 */
export async function proposedTimes(
  { store }: Pick<Deps, 'store'>,
  caf: string,
  ids: readonly string[],
  now: number,
): Promise<Engagement[]> {
  const holds = (await getHolds(store, ids)).filter((hold) => hold.caf === caf && hold.until > now);
  const requests = holds.flatMap(({ seat }) => requestOfHolder(seat.address) ?? []);
  const cases = holds.flatMap(({ seat }) => mediationOfSession(seat.address) ?? []);
  const [consultations, mediations] = await Promise.all([
    getConsultations(store, caf, [...new Set(requests)]),
    getMediations(store, caf, [...new Set(cases)]),
  ]);
  return holds.flatMap((hold) => {
    const ofRequest = consultations.find(({ id }) => id === requestOfHolder(hold.seat.address));
    const ofCase = mediations.find(({ id }) => id === mediationOfSession(hold.seat.address));
    const time = endOfRequest(ofRequest, hold, now) ?? endOfSession(ofCase, hold);
    if (time === undefined) return [];
    const { id, professional, date, cell, start, place, mode } = hold;
    return [{ ...time, id, professional, date, cell, start, place, mode }];
  });
}

type Proposed = Pick<Engagement, 'kind' | 'about' | 'end'>;

function endOfRequest(request: Consultation | undefined, { start }: Hold, now: number): Proposed | undefined {
  const { id: about, proposal } = request ?? {};
  const time = isLive(proposal, now) ? proposal.times.find((one) => one.start === start) : undefined;
  return about === undefined || time === undefined
    ? undefined
    : { kind: 'request-times', about, end: time.end };
}

function endOfSession(mediation: Mediation | undefined, { seat, start }: Hold): Proposed | undefined {
  const session = mediation?.sessions.find(({ id }) => id === seat.address);
  const time =
    session?.state.status === 'proposed' ? session.times.find((one) => one.start === start) : undefined;
  return mediation === undefined || time === undefined
    ? undefined
    : { kind: 'joint-session-times', about: mediation.id, end: time.end };
}
