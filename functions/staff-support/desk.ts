import type { Deps } from '../../shared/deps.ts';
import { secondToBook } from '../../shared/domain/appointment-access.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { SupportSeries } from '../../shared/domain/support-series.ts';
import { type Asker, known, namedProfessional, type OwnDesk, openOwnDesk } from '../../shared/http/desk.ts';
import { getSupportSeries } from '../../shared/store/support-series.ts';
import { supportService } from '../../shared/support/service.ts';

/** A social worker at work. @throws DomainError FORBIDDEN for a sign-in that is linked to no social worker's record. */
export const openDesk = (deps: Deps, asker: Asker) => openOwnDesk(deps, asker, 'social-worker');

/** One of the asker's own series, or of a colleague who delegates (D6). @throws DomainError NOT_FOUND. */
export async function findSeries(deps: Deps, { caf, agendas }: OwnDesk, id: string): Promise<SupportSeries> {
  return known(await getSupportSeries(deps.store, caf.code, id), ({ professional }) =>
    agendas.has(professional),
  );
}

/** Whose agenda, and who receives beside them. @throws DomainError FORBIDDEN, INVALID. */
export function receivers(
  desk: OwnDesk,
  asked: { professional?: string | undefined; second?: string | undefined },
): { professional: string; second: string | undefined } {
  const { professional = desk.self.id } = asked;
  if (!desk.agendas.has(professional)) throw new DomainError('FORBIDDEN');
  const second = namedProfessional(desk, asked.second, 'second');
  return { professional, second: secondToBook(desk.viewer, supportService(desk.caf), professional, second) };
}
