import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { ownRecord } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { getConsultation } from '../../shared/store/consultations.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

/** A psychologist at work: every request of the Caf, and their own agenda alone (P3, D6). */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly self: Professional;
  /** Writes whose requests are shown (D3), before they are shown. */
  audit(ids: readonly string[]): Promise<void>;
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no psychologist's record. */
export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const self = ownRecord(professionals, {
    subject,
    roles: roles.filter((role) => role === 'psychologist'),
  });
  if (self === undefined) throw new DomainError('FORBIDDEN');
  return {
    caf,
    subject,
    now,
    self,
    audit: (ids) =>
      auditReading(deps.store, { caf, by: subject, act: 'read-consultation', appointments: [...ids], now }),
  };
}

/** Another Caf's is as unknown as one that never was (D5). @throws DomainError NOT_FOUND. */
export async function findRequest(deps: Deps, desk: Desk, id: string): Promise<Consultation> {
  const request = await getConsultation(deps.store, desk.caf.code, id);
  if (request === undefined) throw new DomainError('NOT_FOUND');
  return request;
}
