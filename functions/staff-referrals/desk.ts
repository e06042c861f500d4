import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { type AuditedAct, auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

/** Who asks, where and when, and everybody who receives at that Caf. */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly viewer: Viewer;
  readonly professionals: readonly Professional[];
  /** Writes who was shown (D3), before they are shown. */
  audit(act: AuditedAct, ids: readonly string[]): Promise<void>;
}

export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  return {
    caf,
    subject,
    now,
    viewer: { roles, self: ownRecord(professionals, staff) },
    professionals,
    audit: (act, ids) => auditReading(deps.store, { caf, by: subject, act, appointments: [...ids], now }),
  };
}
