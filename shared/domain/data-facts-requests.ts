import type { Consultation } from './consultation.ts';
import {
  at,
  contactDetails,
  personDetails,
  placeName,
  serviceName,
  type Telling,
  text,
  words,
} from './data-fact-parts.ts';
import type { Detail, Fact } from './data-facts.ts';
import type { Mediation, Party } from './mediation.ts';
import { viewOfParty } from './mediation-believed.ts';
import type { Referral } from './referral.ts';

/**
 * A request to the psychologists as the person made it, with what they were answered: their own words, never the worksheet (P5), nor what
 * they said of the other parent.
 */
export function consultationFact(request: Consultation, { caf }: Telling): Fact {
  const { service, createdAt, handedIn, who, forWhom, situation, calls, proposal, state } = request;
  return {
    kind: 'consultation',
    at: createdAt,
    runs: state.status === 'open',
    details: [
      ...text('service', serviceName(caf, service)),
      ...at('asked', createdAt),
      ...words('made-by', handedIn.by === 'person' ? 'yourself' : 'a-colleague'),
      ...words('status', state.status),
      ...(state.status === 'closed' ? words('result', state.decision.kind) : []),
      ...words('for-whom', `for-${forWhom}`),
      ...words('who-comes', who),
      ...words('situation', `situation-${situation}`),
      ...text('own-words', request.words),
      ...calls.map(({ at: when, reached }): Detail => {
        return { label: 'call', at: when, words: [reached ? 'reached' : 'not-reached'] };
      }),
      ...(proposal?.times ?? []).map(({ start }): Detail => {
        return { label: 'offer', at: start, ...(proposal && { text: placeName(caf, proposal.place) }) };
      }),
      ...at('answered', request.answeredAt),
      ...personDetails(request.person),
      ...contactDetails(request.contact),
    ],
  };
}

/** That they were referred, by whom in general, where to and why from the closed list. */
export function referralFact(referral: Referral, { caf }: Telling): Fact {
  const { createdAt, from, to, reason, agreement, state } = referral;
  const where =
    to.kind === 'service'
      ? serviceName(caf, to.service)
      : (caf.partners.find(({ id }) => id === to.partner)?.name ?? to.partner);
  return {
    kind: 'referral',
    at: createdAt,
    runs: state.status === 'sent' || state.status === 'accepted',
    details: [
      ...at('asked', createdAt),
      ...words('made-by', from.by === 'staff' ? 'a-colleague' : 'a-partner'),
      ...text('to', where),
      ...words('reason', `reason-${reason}`),
      ...at('agreement', Date.parse(agreement.at)),
      ...words('status', state.status),
      ...(state.status === 'done' ? words('result', state.result) : []),
      ...personDetails(referral.person),
      ...contactDetails(referral.contact),
    ],
  };
}

/**
 * A mediation as this party believes it (M2): their own agreement, and sessions as they were told of them. Nothing of the others (M3), not
 * even that there is a case: undefined until they have been asked anything.
 */
export function mediationFact(mediation: Mediation, party: Party, { caf, now }: Telling): Fact | undefined {
  const first = party.agreement.history[0];
  if (first === undefined) return undefined;
  const view = viewOfParty(mediation, party, now);
  return {
    kind: 'mediation',
    at: first.at,
    runs: view.status === 'open',
    details: [
      ...words('status', view.status),
      ...words('agreement', `agreement-${view.agreement}`),
      ...party.agreement.history.map(({ what, at: when }): Detail => {
        return { label: 'agreement', at: when, words: [`agreement-${what}`] };
      }),
      ...view.sessions.flatMap(({ session, status, start }): Detail[] => {
        const said = {
          label: 'session' as const,
          text: placeName(caf, session.place),
          words: [status === 'waiting' ? ('session-answered' as const) : (`session-${status}` as const)],
        };
        if (start !== undefined) return [{ ...said, at: start }];
        return session.times.map((time) => ({ ...said, at: time.start }));
      }),
      ...cameToSessions(mediation, party),
      ...personDetails(party.person),
      ...contactDetails(party.contact),
    ],
  };
}

/** Whether they themselves came (M6). */
function cameToSessions({ sessions }: Mediation, { id }: Party): Detail[] {
  return sessions.flatMap(({ state }): Detail[] => {
    const came = state.status === 'over' ? state.attendance[id] : undefined;
    return came === undefined || state.status !== 'over'
      ? []
      : [{ label: 'result', at: state.start, words: [came] }];
  });
}
