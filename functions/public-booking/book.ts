import { book } from '../../shared/booking/book.ts';
import type { Deps } from '../../shared/deps.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { keyedRequest } from '../../shared/http/idempotent.ts';
import { operations } from './operations.ts';

/** POST appointments (B1, B2, B5, B6). */
export function bookRoute(deps: Deps) {
  return route(operations.book, async (call) => {
    const { caf, body } = call;
    const request = keyedRequest(operations.book, call, 'public');
    const booked = await book(deps, {
      wanted: { ...body, caf },
      person: body.person,
      contact: body.contact,
      needs: body.needs ?? [],
      hold: body.hold,
      invitation: body.invitation,
      address: call.address,
      request,
    });
    return {
      id: booked.id,
      status: booked.status,
      ...(booked.expiresAt === undefined ? {} : { expiresAt: isoWithOffset(booked.expiresAt, caf.zone) }),
      ...(booked.pin === undefined ? {} : { pin: booked.pin }),
    };
  });
}
