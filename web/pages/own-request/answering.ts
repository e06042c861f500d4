import { useState } from 'preact/hooks';
import type { AnswerOf, Problem, Result } from '../../api/contract.ts';

export type RequestView = AnswerOf<'GET /v1/consultation-requests/{token}'>;
export type Proposal = NonNullable<RequestView['proposal']>;
export type Done = 'accepted' | 'none' | 'withdraw';

/** What every step of answering is given. */
export interface Answering {
  readonly view: RequestView;
  readonly token: string;
  readonly onDone: (view: RequestView, what: Done) => void;
  /** Something else happened meanwhile: the page is read again. */
  readonly onStale: () => void;
}

/** Sends an answer; given twice it is the same as once, so it may be sent again after a lost answer. */
export function useAnswer({ onDone }: Pick<Answering, 'onDone'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const answer = async (send: () => Promise<Result<RequestView>>, what: Done) => {
    if (busy) return;
    setBusy(true);
    const result = await send();
    setBusy(false);
    if (result.ok) onDone(result.value, what);
    else setProblem(result.problem);
  };
  return { busy, problem, answer };
}
