import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { recalled, replayed } from '../../shared/booking/replay.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { Call } from '../../shared/http/function.ts';
import { keyedRequest } from '../../shared/http/idempotent.ts';
import * as callBacks from '../../shared/store/call-backs.ts';
import { readTogether } from '../../shared/store/days.ts';
import { idempotencyItemKey, rememberWrite } from '../../shared/store/idempotency.ts';
import { countWrite, secondsToNextHour } from '../../shared/store/limits.ts';
import { operations } from './operations.ts';

const Left = z.strictObject({ id: z.string() });

/** "Please phone me" (B5, B6); the same person and service again, while it is open, is answered the same. */
export async function leaveCallBack(deps: Deps, call: Call<typeof operations.leaveCallBack>) {
  const { caf, body, now, address } = call;
  const request = keyedRequest(operations.leaveCallBack, call, 'public');
  if (request !== undefined) {
    const found = await readTogether(deps.store, [idempotencyItemKey(deps.keys, request)]);
    const answered = recalled(deps, request, found, now);
    if (answered !== undefined) return Left.parse(answered);
  }
  checkService(caf, body.service);
  const limit = caf.limits.bookingsPerAddressAndHour;
  const left = await callBacks.leaveCallBack(
    deps,
    {
      id: randomUUID(),
      caf: caf.code,
      service: body.service,
      person: body.person,
      hours: [...new Set(body.hours)],
      needs: [...new Set(body.needs)],
      createdAt: now,
      state: { status: 'open' },
    },
    (id) => [
      countWrite(deps.keys, { caf: caf.code, address, what: 'call-backs', limit, now }),
      ...(request === undefined ? [] : [rememberWrite(deps.keys, request, { id }, now)]),
    ],
  );
  if (left.ok) return { id: left.id };
  const answered = replayed(deps, request, left.failed, now);
  if (answered !== undefined) return Left.parse(answered);
  if (left.failed.has('rate')) throw new DomainError('TOO_MANY', { retryAfter: secondsToNextHour(now) });
  throw new DomainError('CHANGED_MEANWHILE');
}

/** Only what this Caf itself does for whoever asks: else the answer says where to turn. */
function checkService(caf: Caf, id: string): void {
  const service = caf.services.find((known) => known.id === id);
  if (service === undefined) throw invalid('service', 'Ce service n’existe pas dans cette Caf.');
  const { delivery } = service;
  if (delivery.by === 'partner')
    throw invalid('service', `Ce service est assuré par ${delivery.name}. Appelez le ${delivery.phone}.`);
  if (delivery.by === 'nobody') throw invalid('service', delivery.elsewhere);
  if (service.bookableBy === 'professional')
    throw invalid('service', 'Ce rendez-vous se prend avec le professionnel qui vous suit.');
}
