import type { Deps } from '../../shared/deps.ts';
import type { Agreement, Appointment } from '../../shared/domain/appointment.ts';
import { appointmentView, type AppointmentView as View } from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { ReceivingRole } from '../../shared/domain/words.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { type AuditedAct, auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import type { AgreementBody } from './schemas.ts';

type Owner = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** Who asks, where and when, and everybody who receives at that Caf. */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly viewer: Viewer;
  professional(id: string): Professional | undefined;
  ownerOf(appointment: Appointment): Owner;
  viewOf(appointment: Appointment): View;
  /** Writes who was shown (D3), before it is shown. */
  audit(act: AuditedAct, ids: readonly string[]): Promise<void>;
}

export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const byId = new Map(professionals.map((one) => [one.id, one]));
  const viewer = { roles, self: ownRecord(professionals, staff) };
  const ownerOf = ({ professional, service }: Appointment) =>
    byId.get(professional) ?? nobodyKnown(professional, roleOf(caf, service));
  return {
    caf,
    subject,
    now,
    viewer,
    professional: (id) => byId.get(id),
    ownerOf,
    viewOf: (appointment) => appointmentView(viewer, ownerOf(appointment)),
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

/** Clocks of two machines may differ by so much, ms. */
const SKEW = 120_000;
/** An agreement of more than a year ago is asked for again, ms [A]. */
const AGREED_SINCE = 366 * 86_400_000;

/**
 * The person's agreement as it is recorded: by whoever is signed in (F1).
 * @throws DomainError AGREEMENT_NEEDED, INVALID for somebody else's, a future or a stale one.
 */
export function recordedAgreement(desk: Desk, body: AgreementBody | undefined): Agreement {
  if (body === undefined) throw new DomainError('AGREEMENT_NEEDED');
  if (body.by !== undefined && body.by !== desk.subject)
    throw invalid('agreement.by', 'C’est la personne connectée qui note l’accord.');
  const at = Date.parse(body.at);
  if (at > desk.now + SKEW) throw invalid('agreement.at', 'Cette date est dans le futur.');
  if (at < desk.now - AGREED_SINCE) throw invalid('agreement.at', 'Cet accord date de plus d’un an.');
  return { by: desk.subject, at: new Date(at).toISOString() };
}
