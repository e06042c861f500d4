import type { Deps } from '../../shared/deps.ts';
import type { Agreement } from '../../shared/domain/appointment.ts';
import { secondToBook } from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { SupportSeries } from '../../shared/domain/support-series.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { getSupportSeries } from '../../shared/store/support-series.ts';
import { supportService } from '../../shared/support/service.ts';
import type { AgreementBody } from './schemas.ts';

/** A social worker at work: their own series, and those of colleagues who delegate (D6). */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly self: Professional;
  readonly agendas: ReadonlySet<string>;
  readonly viewer: Viewer;
  professional(id: string): Professional | undefined;
  /** Writes whose series were shown (D3), before they are shown. */
  audit(series: readonly Pick<SupportSeries, 'id'>[]): Promise<void>;
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no social worker's record. */
export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const self = ownRecord(professionals, { subject, roles: roles.filter((role) => role === 'social-worker') });
  if (self === undefined) throw new DomainError('FORBIDDEN');
  const shared = professionals.filter(
    ({ role, delegates }) => role === self.role && delegates.includes(self.id),
  );
  const byId = new Map(professionals.map((one) => [one.id, one]));
  return {
    caf,
    subject,
    now,
    self,
    agendas: new Set([self.id, ...shared.map(({ id }) => id)]),
    viewer: { roles, self },
    professional: (id) => byId.get(id),
    audit: (series) =>
      auditReading(deps.store, {
        caf,
        by: subject,
        act: 'read-support',
        appointments: series.map(({ id }) => id),
        now,
      }),
  };
}

/** One that is not the asker's is as unknown as another Caf's (D5, D6). @throws DomainError NOT_FOUND. */
export async function findSeries(deps: Deps, desk: Desk, id: string): Promise<SupportSeries> {
  const series = await getSupportSeries(deps.store, desk.caf.code, id);
  if (series === undefined || !desk.agendas.has(series.professional)) throw new DomainError('NOT_FOUND');
  return series;
}

/** Whose agenda, and who receives beside them. @throws DomainError FORBIDDEN, INVALID. */
export function receivers(
  desk: Desk,
  asked: { professional?: string | undefined; second?: string | undefined },
): { professional: string; second: string | undefined } {
  const { professional = desk.self.id } = asked;
  if (!desk.agendas.has(professional)) throw new DomainError('FORBIDDEN');
  const named = asked.second === undefined ? undefined : desk.professional(asked.second);
  if (asked.second !== undefined && named === undefined)
    throw invalid('second', 'Ce professionnel n’existe pas dans cette Caf.');
  return { professional, second: secondToBook(desk.viewer, supportService(desk.caf), professional, named) };
}

/** Clocks of two machines may differ by so much; an older agreement is asked for again, ms [A]. */
const SKEW = 120_000;
const AGREED_SINCE = 366 * 86_400_000;

/** The person's agreement as it is recorded, by whoever is signed in (F1). @throws DomainError AGREEMENT_NEEDED, INVALID. */
export function recorded(desk: Desk, body: AgreementBody | undefined, path: string): Agreement {
  if (body === undefined) throw new DomainError('AGREEMENT_NEEDED');
  const at = Date.parse(body.at);
  if (at > desk.now + SKEW) throw invalid(`${path}.at`, 'Cette date est dans le futur.');
  if (at < desk.now - AGREED_SINCE) throw invalid(`${path}.at`, 'Cet accord date de plus d’un an.');
  return { by: desk.subject, at: new Date(at).toISOString() };
}
