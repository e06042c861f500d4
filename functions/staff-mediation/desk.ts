import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import { ownRecord } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { type AuditedAct, auditReading } from '../../shared/store/audit.ts';
import { getMediation } from '../../shared/store/mediations.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

/** A mediator at work: their own cases, and those of colleagues who delegate (D6). */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly self: Professional;
  readonly agendas: ReadonlySet<string>;
  /** Writes who was shown (D3), before they are shown. */
  audit(act: AuditedAct, ids: readonly string[]): Promise<void>;
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no mediator's record. */
export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const self = ownRecord(professionals, { subject, roles: roles.filter((role) => role === 'mediator') });
  if (self === undefined) throw new DomainError('FORBIDDEN');
  const colleagues = professionals.filter(
    ({ role, delegates }) => role === 'mediator' && delegates.includes(self.id),
  );
  return {
    caf,
    subject,
    now,
    self,
    agendas: new Set([self.id, ...colleagues.map(({ id }) => id)]),
    audit: (act, ids) => auditReading(deps.store, { caf, by: subject, act, appointments: [...ids], now }),
  };
}

/** One that is not the asker's is as unknown as another Caf's (D5, D6). @throws DomainError NOT_FOUND. */
export async function findCase(deps: Deps, desk: Desk, id: string): Promise<Mediation> {
  const mediation = await getMediation(deps.store, desk.caf.code, id);
  if (mediation === undefined || !desk.agendas.has(mediation.mediator)) throw new DomainError('NOT_FOUND');
  return mediation;
}
