import { type Consultation, holderOf, isLive } from '../domain/consultation.ts';
import { requestHold } from './check-days.ts';
import type { CheckContext } from './context.ts';

/** Times that are proposed are kept (P2), and nothing of the analysis outlives the request (P5). */
export function checkConsultation(request: Consultation, item: string, check: CheckContext): void {
  const { id, caf, proposal, state, words, worksheet } = request;
  if (state.status === 'closed' && (words !== undefined || worksheet !== undefined))
    check.fault({ code: 'request-not-erased', item });
  if (!isLive(proposal, check.now)) return;
  proposal.times.forEach(({ start }, number) => {
    const until = Math.min(proposal.until, start);
    if (until > check.now)
      check.ledger.wants(requestHold(caf, holderOf(id), number, until), {
        code: 'request-without-hold',
        item,
        detail: `time ${number}`,
      });
  });
}
