import type { Role } from '../../shared/domain/words.ts';
import { ContactBody, IdParams } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';
import * as s from './schemas.ts';

const WORKER = ['social-worker'] as const satisfies readonly Role[];
const seriesAnswer = { status: 200, body: s.SeriesView } as const;
const ofSeries = ['NOT_FOUND', 'SERIES_ENDED', 'CHANGED_MEANWHILE', 'BUSY'] as const;

export const operations = {
  listSupportSeries: operation({
    id: 'listSupportSeries',
    method: 'GET',
    path: '/v1/staff/support-series',
    summary: 'One’s own support series and those of colleagues who delegate (D6), the newest first. Audited.',
    access: WORKER,
    query: s.ListQuery,
    success: { status: 200, body: s.SeriesList },
  }),
  previewRhythm: operation({
    id: 'previewRhythm',
    method: 'POST',
    path: '/v1/staff/support-series/preview',
    summary:
      'Two appointments a month for the days of a contract, each at a free time of one’s own agenda (and of the second professional’s), with others to choose from. Nothing is written.',
    access: WORKER,
    body: s.PreviewBody,
    success: { status: 200, body: s.RhythmView },
    problems: ['NOT_BOOKABLE'],
  }),
  openSupportSeries: operation({
    id: 'openSupportSeries',
    method: 'POST',
    path: '/v1/staff/support-series',
    summary:
      'Writes a support down under its signed contract and books its appointments, each in one act of its own. What could not be booked is named in the answer and can be booked again.',
    access: WORKER,
    body: s.SeriesBody,
    idempotent: true,
    success: { status: 201, body: s.SeriesView },
    problems: [
      'AGREEMENT_NEEDED',
      'HOME_NOT_AGREED',
      'NOT_BOOKABLE',
      'TIME_NOT_ON_GRID',
      'SERIES_ENDED',
      'KEY_REUSED',
      'NIR_REFUSED',
      'CHANGED_MEANWHILE',
    ],
  }),
  readSupportSeries: operation({
    id: 'readSupportSeries',
    method: 'GET',
    path: '/v1/staff/support-series/{id}',
    summary: 'One support series with its appointments. Audited.',
    access: WORKER,
    params: IdParams,
    success: seriesAnswer,
    problems: ['NOT_FOUND'],
  }),
  resumeSupportSeries: operation({
    id: 'resumeSupportSeries',
    method: 'POST',
    path: '/v1/staff/support-series/{id}/resume',
    summary: 'Books what is not booked yet, as after a failure; nothing twice.',
    access: WORKER,
    params: IdParams,
    success: seriesAnswer,
    problems: ofSeries,
  }),
  addToSupportSeries: operation({
    id: 'addToSupportSeries',
    method: 'POST',
    path: '/v1/staff/support-series/{id}/appointments',
    summary: 'One more appointment, or another in place of one that could not be booked (`insteadOf`).',
    access: WORKER,
    params: IdParams,
    body: s.AddBody,
    idempotent: true,
    success: { status: 201, body: s.SeriesView },
    problems: [
      ...ofSeries,
      'TOO_MANY_APPOINTMENTS',
      'HOME_NOT_AGREED',
      'NOT_POSSIBLE_NOW',
      'NOT_BOOKABLE',
      'TIME_NOT_ON_GRID',
      'KEY_REUSED',
    ],
  }),
  dropFromSupportSeries: operation({
    id: 'dropFromSupportSeries',
    method: 'DELETE',
    path: '/v1/staff/support-series/{id}/appointments/{appointment}',
    summary: 'Leaves out an appointment that could not be booked; one that is booked is cancelled instead.',
    access: WORKER,
    params: s.AppointmentParams,
    success: seriesAnswer,
    problems: [...ofSeries, 'NOT_POSSIBLE_NOW'],
  }),
  changeSupportContact: operation({
    id: 'changeSupportContact',
    method: 'POST',
    path: '/v1/staff/support-series/{id}/contact',
    summary:
      'Replaces e-mail, phone and choice of contact, of the series and of all that is to come in it; every earlier link ends (F4).',
    access: WORKER,
    params: IdParams,
    body: ContactBody,
    success: seriesAnswer,
    problems: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'BUSY', 'NIR_REFUSED'],
  }),
  recordHomeConsent: operation({
    id: 'recordHomeConsent',
    method: 'POST',
    path: '/v1/staff/support-series/{id}/home',
    summary:
      'Whether the person agrees to be visited at home (F1). Refusing ends nothing: what was to be at home takes place on site or by phone at the same time.',
    access: WORKER,
    params: IdParams,
    body: s.HomeBody,
    success: seriesAnswer,
    problems: [...ofSeries, 'AGREEMENT_NEEDED'],
  }),
  endSupportSeries: operation({
    id: 'endSupportSeries',
    method: 'POST',
    path: '/v1/staff/support-series/{id}/end',
    summary: 'Ends a support and frees all that is to come, at once; the person is told of each.',
    access: WORKER,
    params: IdParams,
    body: s.EndBody,
    success: seriesAnswer,
    problems: ['NOT_FOUND', 'BUSY'],
  }),
};
