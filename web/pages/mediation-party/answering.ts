import { useState } from 'preact/hooks';
import type { AnswerOf, Problem, Result } from '../../api/contract.ts';

export type PartyView = AnswerOf<'GET /v1/mediation-parties/{token}'>;
export type PartySession = PartyView['sessions'][number];
export type Done = 'yes' | 'no' | 'dates' | 'decline';

/** What every step of answering is given. */
export interface Answering {
  readonly view: PartyView;
  readonly token: string;
  readonly onDone: (view: PartyView, what: Done) => void;
  /** Something else happened meanwhile: the page is read again. */
  readonly onStale: () => void;
}

/** Sends an answer; given twice it is the same as once, so it may be sent again after a lost answer. */
export function useAnswer({ onDone }: Pick<Answering, 'onDone'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const answer = async (send: () => Promise<Result<PartyView>>, what: Done) => {
    if (busy) return;
    setBusy(true);
    const result = await send();
    setBusy(false);
    if (result.ok) onDone(result.value, what);
    else setProblem(result.problem);
  };
  return { busy, problem, answer };
}
