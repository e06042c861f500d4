import { abandon, confirm, resend } from '../../shared/booking/confirm.ts';
import type { Deps } from '../../shared/deps.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { bookRoute } from './book.ts';
import { holdRoutes } from './holds.ts';
import { operations } from './operations.ts';
import { ownRoutes } from './own.ts';
import { slotsRoute } from './slots.ts';
import { cafView, placeView, serviceView } from './views.ts';

/** Catalogue, times, booking, and a person's own appointment: everything that needs no sign-in and no code of a letter. */
export function publicBooking(deps: Deps) {
  return httpFunction(deps, [
    route(operations.listServices, async ({ caf }) => ({
      caf: cafView(caf),
      services: caf.services.map(serviceView),
    })),
    route(operations.listPlaces, async ({ caf }) => ({ places: caf.places.map(placeView) })),
    slotsRoute(deps),
    ...holdRoutes(deps),
    bookRoute(deps),
    route(operations.confirm, async ({ caf, params, body }) => {
      await confirm(deps, caf, params.id, body.code);
      return { id: params.id, status: 'confirmed' as const };
    }),
    route(operations.resendCode, async ({ caf, params }) => {
      const { expiresAt } = await resend(deps, caf, params.id);
      return { expiresAt: isoWithOffset(expiresAt, caf.zone) };
    }),
    route(operations.abandon, async ({ caf, params }) => {
      await abandon(deps, caf, params.id);
      return undefined;
    }),
    ...ownRoutes(deps),
  ]);
}
