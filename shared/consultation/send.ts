import { randomUUID } from 'node:crypto';
import { checkReachable } from '../booking/book.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { Asked, Consultation } from '../domain/consultation.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Contact, Person } from '../domain/person.ts';
import {
  consultationWrite,
  endRequestLinkWrite,
  handedInWrite,
  requestLinkWrite,
} from '../store/consultations.ts';
import { tellRequestItems } from '../store/notifications.ts';
import { discreetWrites } from '../store/person-marks.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

/** What is asked for, and who sent it. */
export type RequestAsk = Asked & Pick<Consultation, 'handedIn'>;

/**
 * Takes a request in: nothing is booked or refused (P1), and it is acknowledged in the same act. Whoever asked for discretion is
 * written to so everywhere, where somebody of the Caf recorded it (F4, M7). `also` is written alongside.
 * @throws DomainError NOT_BOOKABLE where the Caf takes no such requests; INVALID for somebody who cannot be reached;
 * CHANGED_MEANWHILE when one of `also` was refused.
 */
export async function sendRequest(
  deps: Deps,
  caf: Caf,
  ask: RequestAsk,
  also: readonly NamedWrite[],
): Promise<{ readonly id: string }> {
  const { person, contact, handedIn } = ask;
  checkContact(person, contact);
  const now = deps.clock();
  const consultation: Consultation = {
    id: randomUUID(),
    caf: caf.code,
    service: requestService(caf),
    version: 1,
    createdAt: now,
    changedAt: now,
    ...ask,
    contactVersion: 0,
    calls: [],
    appointments: [],
    state: { status: 'open' },
  };
  const isVouched = handedIn.by === 'staff' && contact.discreet;
  const result = await transact(deps.store, [
    consultationWrite(consultation),
    requestLinkWrite(deps.keys, consultation),
    ...handedInWrite(deps.keys, consultation),
    ...(isVouched ? discreetWrites(deps.keys, caf.code, person, now) : []),
    ...tellRequestItems(consultation, 'request-received', { now }),
    ...also,
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { id: consultation.id };
}

/** An answer must be able to reach the person (P2). @throws DomainError INVALID. */
export function checkContact(person: Person, contact: Contact): void {
  checkReachable('on-site', person, contact);
  if (person.email === undefined && person.phone === undefined)
    throw invalid('person.phone', 'Indiquez un téléphone ou une adresse e-mail.');
}

/** What goes with a changed contact: a new link, the earlier one ended, and discretion everywhere once it is chosen (F4, M7). */
export function contactWrites(deps: Deps, becomes: Consultation): NamedWrite[] {
  const { caf, person, contact, contactVersion, changedAt } = becomes;
  return [
    requestLinkWrite(deps.keys, becomes),
    endRequestLinkWrite(deps.keys, { ...becomes, contactVersion: contactVersion - 1 }),
    ...(contact.discreet ? discreetWrites(deps.keys, caf, person, changedAt) : []),
  ];
}

/** The service that is asked for and never booked directly. @throws DomainError NOT_BOOKABLE. */
export function requestService(caf: Caf): string {
  const service = caf.services.find(
    ({ bookableBy, delivery }) => bookableBy === 'request' && delivery.by === 'caf',
  );
  if (service === undefined) throw new DomainError('NOT_BOOKABLE');
  return service.id;
}
