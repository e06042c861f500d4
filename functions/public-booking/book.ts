import { type Booked, book } from '../../shared/booking/book.ts';
import type { Deps } from '../../shared/deps.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { operations } from './operations.ts';

/** POST appointments (B1, B2, B5, B6). */
export function bookRoute(deps: Deps) {
  return route(operations.book, (call) => {
    const { caf, body, address } = call;
    const answerFor = ({ id, status, expiresAt, pin }: Booked) => ({
      id,
      status,
      ...(expiresAt === undefined ? {} : { expiresAt: isoWithOffset(expiresAt, caf.zone) }),
      ...(pin === undefined ? {} : { pin }),
    });
    return once(deps, call, operations.book, async (remember) => {
      const booked = await book(deps, {
        wanted: { ...body, caf },
        person: body.person,
        contact: body.contact,
        needs: body.needs ?? [],
        hold: body.hold,
        invitation: body.invitation,
        address,
        also: (made) => remember(answerFor(made)),
      });
      return answerFor(booked);
    });
  });
}
