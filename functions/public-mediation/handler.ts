import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import { giveAgreement, partyOf, withdrawAgreement } from '../../shared/domain/mediation-moves.ts';
import { declineSession } from '../../shared/domain/mediation-sessions.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { confirmSession } from '../../shared/mediation/answer.ts';
import { type Changing, change } from '../../shared/mediation/change.ts';
import { goneHoursOf } from '../../shared/mediation/outside.ts';
import { partyOfLink } from '../../shared/store/party-links.ts';
import { getProfessional } from '../../shared/store/professionals.ts';
import { operations } from './operations.ts';
import { partyView } from './view.ts';

const BY_LINK = { by: 'party' } as const;

/** The pages of the parties of a mediation, by the link of their mail: nothing of one reaches another (M2, M3). */
export function publicMediation(deps: Deps) {
  async function found(token: string, now: number) {
    const { mediation, party } = await partyOfLink(deps.store, token, now);
    const caf = deps.cafs.get(mediation.caf);
    if (caf === undefined) throw new DomainError('NOT_FOUND');
    return { caf, mediation, id: party.id };
  }

  async function shown(caf: Caf, mediation: Mediation, id: string, now: number) {
    const professional = await getProfessional(deps.store, caf.code, mediation.mediator);
    const gone = await goneHoursOf(deps, mediation, now);
    return partyView(caf, mediation, partyOf(mediation, id), { professional, gone }, now);
  }

  /** One move of the party who holds the link, and their page after it. */
  async function moved(token: string, now: number, move: (party: string) => Changing['decide']) {
    const { caf, mediation, id } = await found(token, now);
    return shown(caf, await change(deps, caf, mediation.id, { decide: move(id) }), id, now);
  }

  return httpFunction(deps, [
    route(operations.readParty, async ({ params, now }) => {
      const { caf, mediation, id } = await found(params.token, now);
      return shown(caf, mediation, id, now);
    }),
    route(operations.giveAgreement, ({ params, now }) =>
      moved(
        params.token,
        now,
        (party) => (mediation, known) => giveAgreement(mediation, party, BY_LINK, known.now),
      ),
    ),
    route(operations.withdrawAgreement, ({ params, now }) =>
      moved(
        params.token,
        now,
        (party) => (mediation, known) => withdrawAgreement(mediation, party, BY_LINK, known.now),
      ),
    ),
    route(operations.confirmSession, async ({ params, body, now }) => {
      const { caf, mediation, id } = await found(params.token, now);
      const starts = body.starts.map((start) => Date.parse(start));
      const answer = { session: params.session, party: id, said: BY_LINK, starts };
      return shown(caf, await confirmSession(deps, caf, mediation.id, answer), id, now);
    }),
    route(operations.declineSession, ({ params, now }) =>
      moved(
        params.token,
        now,
        (party) => (mediation, known) =>
          declineSession(mediation, { session: params.session, party, said: BY_LINK }, known.now),
      ),
    ),
  ]);
}
