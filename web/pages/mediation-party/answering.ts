import type { AnswerOf } from '../../api/contract.ts';

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
