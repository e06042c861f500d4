import { cancel, move } from '../../shared/booking/change.ts';
import { offeredHold } from '../../shared/booking/offered.ts';
import { resolveWant } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { route } from '../../shared/http/function.ts';
import { appointmentCalendar } from '../../shared/messaging/calendar.ts';
import { appointmentOfLink } from '../../shared/store/links.ts';
import { getProfessional } from '../../shared/store/professionals.ts';
import { operations } from './operations.ts';
import { ownView } from './views.ts';

/** A person's own appointment, by the link of their mail. */
export function ownRoutes(deps: Deps) {
  async function found(token: string, now: number): Promise<{ appointment: Appointment; caf: Caf }> {
    const appointment = await appointmentOfLink(deps.store, token, now);
    const caf = deps.cafs.get(appointment.caf);
    if (caf === undefined) throw new DomainError('NOT_FOUND');
    return { appointment, caf };
  }

  async function shown(caf: Caf, appointment: Appointment, now: number) {
    const professional = await getProfessional(deps.store, caf.code, appointment.professional);
    return ownView(caf, appointment, professional, now);
  }

  return [
    route(operations.ownView, async ({ params, now }) => {
      const { appointment, caf } = await found(params.token, now);
      return shown(caf, appointment, now);
    }),
    route(operations.cancel, async ({ params, body, now }) => {
      const { appointment, caf } = await found(params.token, now);
      // A page left open shows a time that may have been moved by another: that one is not meant.
      if (body.start !== undefined && Date.parse(body.start) !== appointment.start)
        throw new DomainError('CHANGED_MEANWHILE');
      return shown(caf, await cancel(deps, appointment, 'person'), now);
    }),
    route(operations.move, async ({ params, body, now }) => {
      const { appointment, caf } = await found(params.token, now);
      if (appointment.second !== undefined) throw new DomainError('NOT_BOOKABLE');
      const wanted = {
        service: appointment.service,
        place: body.place ?? appointment.place,
        mode: body.mode ?? appointment.mode,
        start: body.start,
      };
      const start = Date.parse(body.start);
      const offered = offeredHold(deps, appointment, { ...wanted, start }, now);
      const want = resolveWant(caf, wanted, offered === undefined ? 'public' : 'staff', now);
      const hold = offered ?? body.hold;
      return shown(caf, await move(deps, caf, appointment, { want, hold, by: 'person' }), now);
    }),
    route(operations.calendarFile, async ({ params, now }) => {
      const { appointment, caf } = await found(params.token, now);
      return appointmentCalendar(appointment, caf, { method: 'PUBLISH', now });
    }),
  ];
}
