import { inject } from 'vitest';
import { runningTable } from '../../../local/running-table.ts';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import { claimCells } from '../../../shared/domain/claim.ts';
import type { ReceivingRole } from '../../../shared/domain/words.ts';
import { createAppointmentWrite } from '../../../shared/store/appointments.ts';
import { claimWrite } from '../../../shared/store/day-writes.ts';
import { daysOfProfessional } from '../../../shared/store/days.ts';
import { transact } from '../../../shared/store/transact.ts';
import { anAppointment } from '../../support/fixtures.ts';
import { openADay } from '../../support/seed.ts';

interface Put {
  readonly professional: string;
  readonly role: ReceivingRole;
  readonly date: string;
  readonly appointments: readonly (Partial<Appointment> & Pick<Appointment, 'id' | 'cell'>)[];
}

/** Appointments where the service itself would book none, gone by or outside of any window (B3); a day that was never open is put too. */
export async function putAt(past: Put, folder = inject('machineFolder')): Promise<void> {
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
    const { id, cell, cells, start, end } = appointment;
    const [day] = await daysOfProfessional(store, days);
    if (day === undefined) throw new Error(`no day ${date}`);
    const lengthCells = (end - start) / 300_000;
    const claim = claimCells(day, {
      id,
      kind: 'appointment',
      from: cell,
      to: cell + cells,
      lengthCells,
      now: start,
    });
    if (!claim.ok) throw new Error(`cell ${cell} is taken`);
    const { ok } = await transact(store, [
      claimWrite(day, claim),
      createAppointmentWrite(appointment, undefined),
    ]);
    if (!ok) throw new Error(`${id} could not be put`);
  }
}
