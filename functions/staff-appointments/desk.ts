import type { Deps } from '../../shared/deps.ts';
import { type Appointment, receiversOf } from '../../shared/domain/appointment.ts';
import {
  appointmentView,
  mostShown,
  type AppointmentView as View,
} from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { ReceivingRole } from '../../shared/domain/words.ts';
import { type Desk as AnyDesk, type Asker, known, openDesk as openAny } from '../../shared/http/desk.ts';
import { getAppointment } from '../../shared/store/appointments.ts';

type Owner = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** Who asks, and what of appointments they see and may do. */
export interface Desk extends AnyDesk {
  ownerOf(appointment: Appointment): Owner;
  /** Whether a rule holds for whoever receives: either, of two who receive together. */
  may(rule: (viewer: Viewer, owner: Owner) => boolean, appointment: Appointment): boolean;
  viewOf(appointment: Appointment): View;
}

export async function openDesk(deps: Deps, asker: Asker): Promise<Desk> {
  const desk = await openAny(deps, asker);
  const { caf, viewer } = desk;
  const ownerNamed = (id: string, service: string): Owner =>
    desk.professional(id) ?? nobodyKnown(id, roleOf(caf, service));
  const ownersOf = (appointment: Appointment): Owner[] =>
    receiversOf(appointment).map((id) => ownerNamed(id, appointment.service));
  return {
    ...desk,
    ownerOf: ({ professional, service }) => ownerNamed(professional, service),
    may: (rule, appointment) => ownersOf(appointment).some((owner) => rule(viewer, owner)),
    viewOf: (appointment) => mostShown(ownersOf(appointment).map((owner) => appointmentView(viewer, owner))),
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

/** An appointment that the asker may see at all (D6). @throws DomainError NOT_FOUND. */
export async function findAppointment(deps: Deps, desk: Desk, id: string): Promise<Appointment> {
  return known(
    await getAppointment(deps.store, desk.caf.code, id),
    (appointment) => desk.viewOf(appointment) !== 'none',
  );
}
