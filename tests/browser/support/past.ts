import { runningTable } from '../../../local/running-table.ts';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import type { ReceivingRole } from '../../../shared/domain/words.ts';
import { daysOfProfessional } from '../../../shared/store/days.ts';
import { anAppointment } from '../../support/fixtures.ts';
import { bookAt } from '../../support/planning.ts';
import { openADay } from '../../support/seed.ts';
import { machineFolder } from './machine-folder.ts';

interface Put {
  readonly professional: string;
  readonly role: ReceivingRole;
  readonly date: string;
  readonly appointments: readonly (Partial<Appointment> & Pick<Appointment, 'id' | 'cell'>)[];
}

/** Appointments where the service itself would book none, gone by or outside of any window (B3); a day that was never open is put too. */
export async function putAt(past: Put, folder = machineFolder()): Promise<void> {
  const { store } = runningTable(folder);
  const { professional, role, date } = past;
  const days = { caf: '94', professional, from: date, to: date };
  const [there] = await daysOfProfessional(store, days);
  await openADay(store, {
    professional,
    role,
    date,
    ...there,
    windows: [
      {
        from: 0,
        to: 288,
        place: 'caf-creteil',
        modes: ['on-site', 'phone', 'video'],
        services: ['rendez-vous-des-droits'],
      },
    ],
  });
  for (const overrides of past.appointments) {
    const appointment = anAppointment({ professional, date, ...overrides });
    const isPut = await bookAt({ store, clock: () => appointment.start }, appointment);
    if (!isPut) throw new Error(`${appointment.id} could not be put`);
  }
}
