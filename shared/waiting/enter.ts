import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import type { WaitingEntry } from '../domain/waiting.ts';
import { entered } from '../domain/waiting-moves.ts';
import { discreetWrites } from '../store/person-marks.ts';
import { type NamedWrite, type Transacted, transact } from '../store/transact.ts';
import {
  getWaiting,
  waitingGuardWrites,
  waitingInTheWay,
  waitingLinkWrite,
  waitingWrite,
} from '../store/waiting.ts';
import { tellWaitingItems } from '../store/waiting-messages.ts';
import { dropIfOver } from './leave.ts';

const ATTEMPTS = 3;

/** How entering went; `before`: the place on the list that the same person has already. */
export type Entered =
  | { readonly kind: 'entered'; readonly entry: WaitingEntry }
  | { readonly kind: 'before'; readonly entry: WaitingEntry }
  | { readonly kind: 'refused'; readonly failed: Extract<Transacted, { ok: false }>['failed'] };

/**
 * From now on they stand on the list, once per person and service: place, guard, link and message in one act. One that stands
 * there only by name, all its offers used or its date past, makes way.
 */
export async function enter(
  deps: Deps,
  caf: Caf,
  entry: WaitingEntry,
  { codeRound, also = [] }: { codeRound?: number; also?: readonly NamedWrite[] } = {},
): Promise<Entered> {
  const now = deps.clock();
  const becomes = entered(entry, now, codeRound);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const result = await transact(deps.store, [
      waitingWrite(becomes),
      ...waitingGuardWrites(deps.keys, becomes),
      waitingLinkWrite(deps.keys, becomes),
      ...tellWaitingItems({ entry: becomes }, 'waiting-joined', { now }),
      ...markWrites(deps, becomes, now),
      ...also,
    ]);
    if (result.ok) return { kind: 'entered', entry: becomes };
    const inTheWay = waitingInTheWay(result.failed);
    if (inTheWay === undefined) return { kind: 'refused', failed: result.failed };
    const other = await getWaiting(deps.store, caf.code, inTheWay);
    if (other !== undefined && other.id === entry.id) return { kind: 'refused', failed: result.failed };
    if (other?.state.status === 'waiting' && (await dropIfOver(deps, caf, other)) === undefined)
      return { kind: 'before', entry: other };
  }
  throw new DomainError('BUSY');
}

/** F4: whoever chooses discretion is written to so everywhere (M7). A number typed by anybody proves nothing. */
function markWrites(deps: Deps, { caf, who, origin }: WaitingEntry, now: number): NamedWrite[] {
  if (who === undefined || !who.contact.discreet) return [];
  const { person } = who;
  const proven =
    origin.by === 'person' ? { ...person, phone: undefined, allocataireNumber: undefined } : person;
  return discreetWrites(deps.keys, caf, proven, now);
}
