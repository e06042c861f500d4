import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import type { Service } from '../app/catalogue.tsx';
import { keepInvitation } from '../pages/invitation-session.ts';
import { bodyOf, isTimeGone, requestKey } from './book.ts';
import { type Confirmed, changeDraft, type Draft, finishBooking, loseTime, readDraft } from './draft.ts';
import { bareNumber } from './person-check.ts';

/**
 * Books what the draft says, once: the same answers get the same booking, other answers give the earlier one back first (B6).
 * Undefined when a code is on its way, 'elsewhere' when the steps now lead on by themselves: confirmed, or back to the times.
 */
export async function submitBooking(
  caf: string,
  service: Service,
): Promise<Problem | 'elsewhere' | undefined> {
  const draft = readDraft();
  const { slot, pending } = draft;
  if (slot === undefined || draft.service !== service.id) return 'elsewhere';
  const body = bodyOf(draft, slot);
  const request = requestKey(draft.key, body);
  if (pending?.request === request) return undefined;
  if (pending !== undefined) {
    const given = await call('DELETE /v1/cafs/{caf}/appointments/{id}', { params: { caf, id: pending.id } });
    if (!given.ok && given.problem.code !== 'NOT_FOUND') return given.problem;
  }
  const booked = await call('POST /v1/cafs/{caf}/appointments', { params: { caf }, body }, { key: request });
  if (!booked.ok) {
    if (!isTimeGone(booked.problem)) return booked.problem;
    loseTime('taken', booked.problem.alternatives);
    return 'elsewhere';
  }
  const { id, status, expiresAt, pin } = booked.value;
  if (status === 'pending' && expiresAt !== undefined) {
    changeDraft({ slot, pending: { id, expiresAt, request }, lost: undefined });
    return undefined;
  }
  // The letter's code is used now: its page asks anew.
  keepInvitation(undefined);
  finishBooking(whatStands(draft, id, pin), slot);
  return 'elsewhere';
}

/** What the last page needs to know once a booking is confirmed. */
export function whatStands({ person, contact, invitation }: Draft, id: string, pin?: string): Confirmed {
  const phone = bareNumber(person.phone);
  return {
    id,
    ...(pin === undefined ? {} : { pin }),
    byInvitation: invitation !== undefined,
    mailed: contact.by === 'email',
    discreet: contact.discreet,
    ...(phone === '' ? {} : { phoneEnd: phone.slice(-2) }),
  };
}
