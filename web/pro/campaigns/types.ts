import type { AnswerOf } from '../../api/contract.ts';

export type RunList = AnswerOf<'GET /v1/staff/campaigns'>;
export type RunSummary = RunList['campaigns'][number];
export type LetterType = RunList['types'][number];
export type Run = AnswerOf<'GET /v1/staff/campaigns/{id}'>;
export type Status = Run['status'];
export type Batch = Run['batches'][number];
export type Preview = AnswerOf<'GET /v1/staff/campaigns/{id}/preview'>;
export type Doubt = AnswerOf<'GET /v1/staff/campaigns/{id}/doubts'>['doubts'][number];
export type Results = AnswerOf<'GET /v1/staff/campaigns/{id}/results'>;
export type Rate = Results['mail'];
