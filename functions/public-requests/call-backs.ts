import { randomUUID } from 'node:crypto';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { Call } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import * as callBacks from '../../shared/store/call-backs.ts';
import { countWrite } from '../../shared/store/limits.ts';
import { operations } from './operations.ts';

/** "Please phone me" (B5, B6); the same person and service again, while it is open, is answered the same. */
export function leaveCallBack(deps: Deps, call: Call<typeof operations.leaveCallBack>) {
  const { caf, body, now, address } = call;
  const limit = caf.limits.bookingsPerAddressAndHour;
  return once(deps, call, operations.leaveCallBack, async (remember) => {
    checkService(caf, body.service);
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
        ...remember({ id }),
      ],
    );
    if (!left.ok) throw new DomainError('CHANGED_MEANWHILE');
    return { id: left.id };
  });
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
