import { ALLOWED } from '../domain/mediation-machine.ts';
import { blockSessions } from '../domain/mediation-moves.ts';
import type { Changing } from './change.ts';

/** M7: what must not be is freed first, in silence; where that ends the case at once, nothing more is done. */
export function blockedFirst(decide: Changing['decide']): Changing['decide'] {
  return (mediation, known) => {
    const blocked = blockSessions(mediation, known.now);
    if (!ALLOWED[blocked.mediation.state.status].includes('block')) return blocked;
    const done = decide(blocked.mediation, known);
    return { mediation: done.mediation, tell: [...blocked.tell, ...done.tell] };
  };
}
