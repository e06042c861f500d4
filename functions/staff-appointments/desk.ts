import type { Deps } from '../../shared/deps.ts';
import { type Appointment, receiversOf } from '../../shared/domain/appointment.ts';
import {
  appointmentView,
  mostShown,
  type AppointmentView as View,
} from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { ReceivingRole } from '../../shared/domain/words.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { type AuditedAct, auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

type Owner = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** Who asks, where and when, and everybody who receives at that Caf. */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly viewer: Viewer;
  professional(id: string): Professional | undefined;
  ownerOf(appointment: Appointment): Owner;
  /** Whether a rule holds for whoever receives: either, of two who receive together. */
  may(rule: (viewer: Viewer, owner: Owner) => boolean, appointment: Appointment): boolean;
  viewOf(appointment: Appointment): View;
  /** Writes who was shown (D3), before it is shown. */
  audit(act: AuditedAct, ids: readonly string[]): Promise<void>;
}

export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const byId = new Map(professionals.map((one) => [one.id, one]));
  const viewer = { roles, self: ownRecord(professionals, staff) };
  const ownersOf = (appointment: Appointment): Owner[] =>
    receiversOf(appointment).map((id) => byId.get(id) ?? nobodyKnown(id, roleOf(caf, appointment.service)));
  return {
    caf,
    subject,
    now,
    viewer,
    professional: (id) => byId.get(id),
    ownerOf: ({ professional, service }) =>
      byId.get(professional) ?? nobodyKnown(professional, roleOf(caf, service)),
    may: (rule, appointment) => ownersOf(appointment).some((owner) => rule(viewer, owner)),
    viewOf: (appointment) => mostShown(ownersOf(appointment).map((owner) => appointmentView(viewer, owner))),
    audit: (act, ids) => auditReading(deps.store, { caf, by: subject, act, appointments: [...ids], now }),
  };
}

/** A professional whose record is gone delegates to nobody. */
export function nobodyKnown(id: string, role: ReceivingRole): Owner {
  return { id, role, delegates: [] };
}

/** A service no longer configured is treated as the most discreet one. */
function roleOf(caf: Caf, service: string): ReceivingRole {
  return caf.services.find(({ id }) => id === service)?.receivedBy ?? 'psychologist';
}

/** An appointment of this Caf that the asker may see at all; one they may not is as unknown as another Caf's (D5, D6). */
export async function findAppointment(deps: Deps, desk: Desk, id: string): Promise<Appointment> {
  const appointment = await getAppointment(deps.store, desk.caf.code, id);
  if (appointment === undefined || desk.viewOf(appointment) === 'none') throw new DomainError('NOT_FOUND');
  return appointment;
}

/** A professional named in a body. @throws DomainError INVALID for nobody of this Caf. */
export function namedProfessional(desk: Desk, id: string | undefined): Professional | undefined {
  if (id === undefined) return undefined;
  const found = desk.professional(id);
  if (found === undefined) throw invalid('professional', 'Ce professionnel n’existe pas dans cette Caf.');
  return found;
}

/** The second professional named in a body. @throws DomainError INVALID for nobody of this Caf. */
export function namedSecond(desk: Desk, id: string | undefined): Professional | undefined {
  if (id === undefined) return undefined;
  const found = desk.professional(id);
  if (found === undefined) throw invalid('second', 'Ce professionnel n’existe pas dans cette Caf.');
  return found;
}
