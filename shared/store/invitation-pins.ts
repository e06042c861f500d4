import { randomInt } from 'node:crypto';
import type { Keyring } from '../config/keyring.ts';
import { type Invitation, WRONG_PINS } from '../domain/invitation.ts';
import { changeInvitation, type Kept } from './invitations.ts';

/** How a pin is stored: it means nothing for another invitation. */
export function hashPin(keys: Keyring, invitation: string, pin: string): string {
  return keys.hash('pin', `${invitation}#${pin}`);
}

/** Four digits, to be shown once. */
export function makePin(): string {
  return String(randomInt(10_000)).padStart(4, '0');
}

/** What one try of a pin came to, with the wrong tries that are left. */
export type PinTry =
  | { readonly right: true; readonly appointment: string }
  | { readonly right: false; readonly left: number };

/**
 * Tries a pin. Comparing and counting are one conditional write, so that tries in parallel are still tried one by one and
 * none is made after the fifth wrong one, the right pin included.
 */
export async function tryPin({ store, keys }: Kept, invitation: Invitation, pin: string): Promise<PinTry> {
  const pinHash = hashPin(keys, invitation.id, pin);
  const { done, invitation: after } = await changeInvitation(store, invitation.id, {
    UpdateExpression: 'SET #state.#wrong = #state.#wrong + :one',
    ConditionExpression: '#state.#status = :used AND #state.#pin <> :pin AND #state.#wrong < :most',
    ExpressionAttributeNames: {
      '#state': 'state',
      '#status': 'status',
      '#pin': 'pinHash',
      '#wrong': 'wrongPins',
    },
    ExpressionAttributeValues: { ':one': 1, ':used': 'used', ':pin': pinHash, ':most': WRONG_PINS },
  });
  if (after?.state.status !== 'used') return { right: false, left: 0 };
  const left = WRONG_PINS - after.state.wrongPins;
  return !done && left > 0 ? { right: true, appointment: after.state.appointment } : { right: false, left };
}
