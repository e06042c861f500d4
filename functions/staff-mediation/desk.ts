import type { Deps } from '../../shared/deps.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import { type Asker, known, type OwnDesk, openOwnDesk } from '../../shared/http/desk.ts';
import { getMediation } from '../../shared/store/mediations.ts';

/** A mediator at work. @throws DomainError FORBIDDEN for a sign-in that is linked to no mediator's record. */
export const openDesk = (deps: Deps, asker: Asker) => openOwnDesk(deps, asker, 'mediator');

/** One of the asker's own cases, or of a colleague who delegates (D6). @throws DomainError NOT_FOUND. */
export async function findCase(deps: Deps, { caf, agendas }: OwnDesk, id: string): Promise<Mediation> {
  return known(await getMediation(deps.store, caf.code, id), ({ mediator }) => agendas.has(mediator));
}
