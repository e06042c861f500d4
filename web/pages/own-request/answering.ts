import type { AnswerOf } from '../../api/contract.ts';
import type { Answering } from '../by-link/answering.ts';

export type RequestView = AnswerOf<'GET /v1/consultation-requests/{token}'>;
export type Proposal = NonNullable<RequestView['proposal']>;
export type Done = 'accepted' | 'none' | 'withdraw';
export type RequestAnswering = Answering<RequestView, Done>;
export const HOME = '/demande';
