import type { Deps } from '../deps.ts';
import { letterPlace } from '../domain/campaign-letter.ts';
import { changeLetter, getLetter } from '../store/campaigns-letters.ts';
import { recount } from '../store/campaigns-parts.ts';
import { deadAddressWrite } from '../store/campaigns-people.ts';
import { endInvitation, invitationOfCode } from '../store/invitations.ts';
import { transact } from '../store/transact.ts';

export type Returned = 'returned' | 'before' | 'used';

/**
 * A printed letter came back undelivered (L8): its code is dead, its address set aside. A code that has booked stays, with its
 * appointment. Undefined for an unknown code, or one of another Caf (D5).
 */
export async function letterReturned(
  deps: Pick<Deps, 'store' | 'keys' | 'clock'>,
  caf: string,
  code: string,
): Promise<Returned | undefined> {
  const invitation = await invitationOfCode(deps, code);
  if (invitation === undefined || invitation.caf !== caf) return undefined;
  const now = deps.clock();
  const before = invitation.state.status === 'dead';
  const ended = await endInvitation(deps.store, invitation.id, 'returned', now);
  const { address } = invitation.letter ?? {};
  if (address !== undefined) await transact(deps.store, [deadAddressWrite(caf, address, now)]);
  const at = letterPlace(invitation.letter?.id ?? '');
  if (at !== undefined) {
    const letter = await getLetter(deps.store, at);
    if (letter !== undefined && letter.state.status !== 'returned') {
      await changeLetter(deps.store, letter, { state: { status: 'returned', at: now } }, now);
      await recount(deps.store, at);
    }
  }
  if (ended?.state.status === 'used') return 'used';
  return before ? 'before' : 'returned';
}
