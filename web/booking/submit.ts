import { call } from '../api/client.ts';
import type { Problem, Slot } from '../api/contract.ts';
import { randomKey } from '../api/random-key.ts';
import type { Service } from '../app/catalogue.tsx';
import { invitationUsed } from '../pages/invitation-session.ts';
import { bodyOf, isTimeGone, requestKey, takeHold } from './book.ts';
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
  const { slot, pending, ...before } = readDraft();
  if (slot === undefined || before.service !== service.id) return 'elsewhere';
  if (pending !== undefined) {
    if (pending.request === requestKey(before.key, bodyOf(before, slot))) return undefined;
    const refusal = await giveBack(caf, service, slot, pending.id);
    if (refusal !== undefined) return refusal;
  }
  const draft = readDraft();
  const body = bodyOf(draft, slot);
  const request = requestKey(draft.key, body);
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
  if (draft.invitation !== undefined) invitationUsed();
  finishBooking(whatStands(draft, id, pin), slot);
  return 'elsewhere';
}

/**
 * Gives the booking `id` up and keeps its time by a hold again. A new key first: even if the answer is lost on the way, none of the
 * requests made before is ever taken for one that still stands (B6).
 */
async function giveBack(
  caf: string,
  service: Service,
  slot: Slot,
  id: string,
): Promise<Problem | 'elsewhere' | undefined> {
  changeDraft({ key: randomKey() });
  const given = await call('DELETE /v1/cafs/{caf}/appointments/{id}', { params: { caf, id } });
  if (!given.ok && given.problem.code !== 'NOT_FOUND') return given.problem;
  const held = await takeHold(caf, service.id, slot);
  if (held.ok) {
    changeDraft({ pending: undefined, hold: held.value });
    return undefined;
  }
  // Tried again with the same button: what was given up is then not found, which is as good.
  if (!isTimeGone(held.problem)) return held.problem;
  loseTime('taken', held.problem.alternatives);
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
