import type { AnswerOf } from '../../api/contract.ts';
import type { Answering } from '../by-link/answering.ts';

export type PartyView = AnswerOf<'GET /v1/mediation-parties/{token}'>;
export type PartySession = PartyView['sessions'][number];
export type Done = 'yes' | 'no' | 'dates' | 'decline';
export type PartyAnswering = Answering<PartyView, Done>;
export const HOME = '/reponse';
