import type { Deps } from '../../shared/deps.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { type Asker, type Desk, known, openOwnDesk } from '../../shared/http/desk.ts';
import { getConsultation } from '../../shared/store/consultations.ts';

/**
 * A psychologist at work: every request of the Caf, and their own agenda alone (P3, D6).
 * @throws DomainError FORBIDDEN for a sign-in that is linked to no psychologist's record.
 */
export const openDesk = (deps: Deps, asker: Asker) => openOwnDesk(deps, asker, 'psychologist');

/** @throws DomainError NOT_FOUND. */
export async function findRequest(deps: Deps, { caf }: Desk, id: string): Promise<Consultation> {
  return known(await getConsultation(deps.store, caf.code, id));
}
