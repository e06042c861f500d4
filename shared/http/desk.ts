import type * as z from 'zod';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { ownRecord, type Viewer } from '../domain/plan-access.ts';
import type { Professional } from '../domain/planning.ts';
import type { ReceivingRole, Role } from '../domain/words.ts';
import { type AuditedAct, auditReading } from '../store/audit.ts';
import { listProfessionals } from '../store/professionals.ts';
import type { ProfessionalView } from './contract.ts';
import type { Staff } from './staff.ts';

/** Who asks, where and when, and everybody who receives at that Caf. */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly viewer: Viewer;
  readonly professionals: readonly Professional[];
  professional(id: string): Professional | undefined;
  /** Writes who was shown (D3), before they are shown. */
  audit(act: AuditedAct, ids: readonly string[]): Promise<void>;
}

/** The part of a call that a desk is opened for. */
export interface Asker {
  readonly staff: Staff;
  readonly now: number;
}

export function openDesk(deps: Deps, { staff, now }: Asker): Promise<Desk> {
  return deskOf(deps, { staff, now }, staff.roles);
}

/** Somebody at work in one role: their own agenda, and those of colleagues of that role who delegate (D6). */
export interface OwnDesk extends Desk {
  readonly self: Professional;
  readonly agendas: ReadonlySet<string>;
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no record of that role. */
export async function openOwnDesk(deps: Deps, asker: Asker, role: ReceivingRole): Promise<OwnDesk> {
  const own = asker.staff.roles.filter((one) => one === role);
  const desk = await deskOf(deps, asker, own);
  const { self } = desk.viewer;
  if (self === undefined) throw new DomainError('FORBIDDEN');
  const colleagues = desk.professionals.filter((one) => one.role === role && one.delegates.includes(self.id));
  return { ...desk, self, agendas: new Set([self.id, ...colleagues.map(({ id }) => id)]) };
}

/** `own`: the roles in which the asker's own record counts. */
async function deskOf(deps: Deps, { staff, now }: Asker, own: readonly Role[]): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const byId = new Map(professionals.map((one) => [one.id, one]));
  return {
    caf,
    subject,
    now,
    viewer: { roles, self: ownRecord(professionals, { subject, roles: own }) },
    professionals,
    professional: (id) => byId.get(id),
    audit: (act, ids) => auditReading(deps.store, { caf, by: subject, act, appointments: [...ids], now }),
  };
}

/** What the asker may not know of is as unknown as what is not there, or is another Caf's (D5, D6). @throws DomainError NOT_FOUND. */
export function known<T>(found: T | undefined, may: (found: T) => boolean = () => true): T {
  if (found === undefined || !may(found)) throw new DomainError('NOT_FOUND');
  return found;
}

/** Somebody who receives, as staff are told of them; whose record is gone has an id alone. */
export function professionalView(
  desk: Pick<Desk, 'professional'>,
  id: string,
): z.infer<typeof ProfessionalView> {
  const found = desk.professional(id);
  return found === undefined ? { id } : { id, name: found.displayName, title: found.title };
}

/** A professional named at `path` of a body or a query. @throws DomainError INVALID for nobody of this Caf. */
export function namedProfessional(
  desk: Pick<Desk, 'professional'>,
  id: string | undefined,
  path: string,
): Professional | undefined {
  if (id === undefined) return undefined;
  const found = desk.professional(id);
  if (found === undefined) throw invalid(path, 'Ce professionnel n’existe pas dans cette Caf.');
  return found;
}
