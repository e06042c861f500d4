import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type SeriesList = AnswerOf<'GET /v1/staff/support-series'>;
export type Summary = SeriesList['series'][number];
export type Series = AnswerOf<'GET /v1/staff/support-series/{id}'>;
export type SeriesAppointment = Series['appointments'][number];
export type SeriesBody = CallOf<'POST /v1/staff/support-series'>['body'];
export type PreviewBody = CallOf<'POST /v1/staff/support-series/preview'>['body'];
export type Rhythm = AnswerOf<'POST /v1/staff/support-series/preview'>;
export type RhythmPart = Rhythm['parts'][number];

/** The service of support series. */
export const SUPPORT = 'accompagnement-social';
