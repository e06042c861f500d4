import * as z from 'zod';
import { bookFor } from '../../shared/booking/staff.ts';
import { bookableService } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import { agendaToBook, secondToBook } from '../../shared/domain/appointment-access.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { namedProfessional } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { seen } from './views.ts';

/** What is remembered of a booking (B6); possible duplicates are read anew for every answer. Instants: epoch ms. */
const BookedFor = z.strictObject({
  id: z.string(),
  professional: z.string(),
  start: z.int(),
  end: z.int(),
  duplicates: z.array(z.string()),
});
const remembered = { ...operations.bookFor, success: { status: 201, body: BookedFor } };

/** POST appointments on behalf of a person (F1, B2, B6, B7). */
export function bookRoute(deps: Deps) {
  return route(operations.bookFor, async (call) => {
    const { caf, body } = call;
    const desk = await openDesk(deps, call);
    const booked = await once(deps, call, remembered, async (remember) => {
      const agreement = recordedAgreement(desk, body.agreement);
      const service = bookableService(caf, body.service, 'staff');
      // A seat of a session is in nobody's agenda: whoever books for people may take it.
      const only =
        body.session === undefined
          ? agendaToBook(desk.viewer, service, namedProfessional(desk, body.professional, 'professional'))
          : undefined;
      const second = secondToBook(desk.viewer, service, only, namedProfessional(desk, body.second, 'second'));
      const apart = await apartFor(deps, caf, body.person, desk.viewer.self?.id);
      const { place, mode } = body;
      return bookFor(deps, {
        check: (professional) => apart.check({ place, mode, start: Date.parse(body.start), professional }),
        wanted: { caf, service: body.service, place, mode, start: body.start, session: body.session },
        person: body.person,
        contact: body.contact,
        needs: body.needs ?? [],
        only,
        second,
        agreement,
        also: remember,
      });
    });
    const possibleDuplicates = seen(desk, await getAppointments(deps.store, caf.code, booked.duplicates));
    await desk.audit(
      'read-appointment',
      possibleDuplicates.map(({ id }) => id),
    );
    return {
      id: booked.id,
      status: 'confirmed' as const,
      professional: booked.professional,
      start: isoWithOffset(booked.start, caf.zone),
      end: isoWithOffset(booked.end, caf.zone),
      possibleDuplicates,
    };
  });
}
