import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type CaseList = AnswerOf<'GET /v1/staff/mediations'>;
export type Summary = CaseList['mediations'][number];
export type Case = AnswerOf<'GET /v1/staff/mediations/{id}'>;
export type Party = Case['parties'][number];
export type Session = Case['sessions'][number];
export type Warnings = AnswerOf<'GET /v1/staff/mediation-warnings'>;
export type Warning = Warnings['warnings'][number];
export type SessionTimes = AnswerOf<'GET /v1/staff/mediation-times'>;
export type Figures = AnswerOf<'GET /v1/staff/mediation-figures'>;
export type FigureTable = Figures['territory'];
export type FigureRow = FigureTable['rows'][number];
export type CaseBody = CallOf<'POST /v1/staff/mediations'>['body'];
export type PartyBody = CallOf<'POST /v1/staff/mediations/{id}/parties'>['body'];
export type Mark = CallOf<'POST /v1/staff/marks'>['body']['mark'];
export type Attendance =
  CallOf<'POST /v1/staff/mediations/{id}/sessions/{session}/outcome'>['body']['attendance'][number]['how'];
export type Outcome = CallOf<'POST /v1/staff/mediations/{id}/close'>['body']['outcome'];
export type CallReason = CallOf<'POST /v1/staff/mediation-calls'>['body']['reason'];
