import { call } from '../api/client.ts';
import type { Problem, Result, Slot } from '../api/contract.ts';
import { randomKey } from '../api/random-key.ts';
import { type BookingBody, type Draft, type Held, readDraft } from './draft.ts';
import { bareNumber } from './person-check.ts';

/** Who asks and how to tell them, as it is sent: trimmed, and nothing that was left empty. */
export function whoOf({ person, contact }: Pick<Draft, 'person' | 'contact'>) {
  const { by, hours, discreet, ask, answer } = contact;
  const email = person.email.trim();
  const allocataireNumber = person.allocataireNumber.trim();
  return {
    person: {
      firstName: person.firstName.trim(),
      lastName: person.lastName.trim(),
      ...(email === '' ? {} : { email }),
      ...(person.phone.trim() === '' ? {} : { phone: bareNumber(person.phone) }),
      ...(allocataireNumber === '' ? {} : { allocataireNumber }),
    },
    contact: {
      by,
      discreet,
      ...(by === 'phone' ? { hours: [...hours] } : {}),
      ...(discreet ? { question: { ask: ask.trim(), answer: answer.trim() } } : {}),
    },
  };
}

/** What is sent to book. */
export function bodyOf(draft: Draft, slot: Slot): BookingBody {
  const { needs, invitation, hold, service = '' } = draft;
  return {
    service,
    place: slot.place,
    mode: slot.mode,
    start: slot.start,
    ...(slot.session === undefined ? {} : { session: slot.session }),
    ...whoOf(draft),
    ...(needs.length === 0 ? {} : { needs: [...needs] }),
    ...(hold === undefined ? {} : { hold: hold.token }),
    ...(invitation === undefined ? {} : { invitation }),
  };
}

/**
 * One Idempotency-Key for one body (B6): the same answers sent again, after a reload, by the back button or from a copied tab, get the
 * same booking; any other answer is another request. The body cannot be told from it: it begins with this booking's own random key.
 */
export function requestKey(key: string, body: object): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const character of `${key}${JSON.stringify(body)}`) {
    const code = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${key}-${(b >>> 0).toString(36)}${(a >>> 0).toString(36)}`;
}

/** Keeps a time (B5) and gives the earlier one back in the same act. */
export async function takeHold(caf: string, service: string, slot: Slot): Promise<Result<Held>> {
  const { hold } = readDraft();
  const { place, mode, start, session } = slot;
  const body = {
    service,
    place,
    mode,
    start,
    ...(session === undefined ? {} : { session }),
    ...(hold === undefined ? {} : { replaces: hold.token }),
  };
  const made = await call('POST /v1/cafs/{caf}/holds', { params: { caf }, body }, { key: randomKey() });
  if (!made.ok) return made;
  const { hold: token, expiresAt } = made.value;
  return { ok: true, value: { token, expiresAt, prolonged: false } };
}

/** Whether the wanted time is gone, however that is said: offer others. */
export function isTimeGone({ code, errors }: Problem): boolean {
  if (code === 'SLOT_TAKEN' || code === 'TIME_NOT_ON_GRID') return true;
  return code === 'INVALID' && errors.some(({ path }) => path === 'start' || path === 'session');
}
