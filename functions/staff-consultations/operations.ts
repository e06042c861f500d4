import * as z from 'zod';
import { Worksheet } from '../../shared/domain/consultation.ts';
import type { Role } from '../../shared/domain/words.ts';
import { ContactBody, IdParams } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';
import { TimesQuery, TimesView } from '../../shared/http/times.ts';
import * as s from './schemas.ts';

const PSYCHOLOGIST = ['psychologist'] as const satisfies readonly Role[];
/** Who may hand one in; the secretariat by phone, without reading it back (P3). */
const HANDS_IN = [
  'psychologist',
  'secretariat',
  'social-worker',
  'mediator',
  'benefits-adviser',
] as const satisfies readonly Role[];
const REFERS = ['social-worker', 'mediator', 'benefits-adviser'] as const satisfies readonly Role[];
const requestAnswer = { status: 200, body: s.RequestView } as const;
const ofRequest = ['NOT_FOUND', 'REQUEST_CLOSED', 'BUSY'] as const;

export const operations = {
  handIn: operation({
    id: 'handInRequest',
    method: 'POST',
    path: '/v1/staff/consultation-requests',
    summary: 'Hands a request in for a person who agreed (P3, F1); it cannot be read back.',
    access: HANDS_IN,
    body: s.HandInBody,
    idempotent: true,
    success: { status: 202, body: z.strictObject({ received: z.literal(true) }) },
    problems: ['NIR_REFUSED', 'NOT_BOOKABLE', 'KEY_REUSED', 'CHANGED_MEANWHILE'],
  }),
  listHandedIn: operation({
    id: 'listHandedInRequests',
    method: 'GET',
    path: '/v1/staff/consultation-requests-handed-in',
    summary: 'What one has handed in oneself: received or answered, nothing more (P3). Audited.',
    access: REFERS,
    success: { status: 200, body: s.HandedInList },
  }),
  listRequests: operation({
    id: 'listRequests',
    method: 'GET',
    path: '/v1/staff/consultation-requests',
    summary:
      'The queue in its order: priority publics first, then the longest waiting; nothing is hidden (P4). Audited.',
    access: PSYCHOLOGIST,
    query: s.ListQuery,
    success: { status: 200, body: s.RequestList },
  }),
  readRequest: operation({
    id: 'readStaffRequest',
    method: 'GET',
    path: '/v1/staff/consultation-requests/{id}',
    summary: 'One request with its worksheet and calls (P3, P5). Audited.',
    access: PSYCHOLOGIST,
    params: IdParams,
    success: requestAnswer,
    problems: ['NOT_FOUND'],
  }),
  changeContact: operation({
    id: 'changeRequestContact',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/contact',
    summary:
      'Replaces e-mail, phone and choice of contact; every earlier link ends, and times that are kept are told anew (F4).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: ContactBody,
    success: requestAnswer,
    problems: ofRequest,
  }),
  logCall: operation({
    id: 'logRequestCall',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/calls',
    summary: 'Logs a call to the person: reached or not (P1).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.CallBody,
    idempotent: true,
    success: { status: 201, body: s.Standing },
    problems: [...ofRequest, 'KEY_REUSED'],
  }),
  writeAnalysis: operation({
    id: 'writeAnalysis',
    method: 'PUT',
    path: '/v1/staff/consultation-requests/{id}/analysis',
    summary: 'The four points, each optional and in words; what is left out is forgotten (P1, P5).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: Worksheet,
    success: requestAnswer,
    problems: ofRequest,
  }),
  proposeTimes: operation({
    id: 'proposeTimes',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/proposals',
    summary:
      'Proposes one to three times of one’s own agenda, truly kept until the deadline; those proposed before are free at once (P2).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.ProposalBody,
    idempotent: true,
    success: { status: 201, body: s.Standing },
    problems: [...ofRequest, 'SLOT_TAKEN', 'TIME_NOT_ON_GRID', 'TOO_CLOSE', 'KEY_REUSED'],
  }),
  recordAnswer: operation({
    id: 'recordRequestAnswer',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/answer',
    summary: 'What the person said by voice to the proposed times (F1, F4).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.AnswerBody,
    success: requestAnswer,
    problems: [...ofRequest, 'ALREADY_ANSWERED', 'PROPOSAL_OVER', 'SLOT_TAKEN'],
  }),
  followUp: operation({
    id: 'fixFollowUps',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/appointments',
    summary:
      'Fixes one to six appointments agreed with the person in one’s own agenda, all or none (P2, F1).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.FollowUpBody,
    idempotent: true,
    success: { status: 201, body: s.Standing },
    problems: [
      ...ofRequest,
      'SLOT_TAKEN',
      'TIME_NOT_ON_GRID',
      'TOO_CLOSE',
      'TOO_MANY_SESSIONS',
      'KEY_REUSED',
    ],
  }),
  refer: operation({
    id: 'referRequest',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/referral',
    summary:
      'Refers the person who agreed, inside the Caf or to a partner: the referral stands on the receiver’s list, with nothing of the request, and the request is closed, in one act (P2, P3, P5, F1).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.ReferralBody,
    success: requestAnswer,
    problems: ofRequest,
  }),
  close: operation({
    id: 'closeRequest',
    method: 'POST',
    path: '/v1/staff/consultation-requests/{id}/close',
    summary:
      'Closes the request: the worksheet and the person’s own words are erased, date and decision stay (P5).',
    access: PSYCHOLOGIST,
    params: IdParams,
    body: s.CloseBody,
    success: requestAnswer,
    problems: ofRequest,
  }),
  listTimes: operation({
    id: 'listRequestTimes',
    method: 'GET',
    path: '/v1/staff/consultation-times',
    summary: 'Free times of one’s own agenda for a consultation (B3, B9).',
    access: PSYCHOLOGIST,
    query: TimesQuery,
    success: { status: 200, body: TimesView },
    problems: ['NOT_BOOKABLE'],
  }),
  figures: operation({
    id: 'consultationFigures',
    method: 'GET',
    path: '/v1/staff/consultation-figures',
    summary: 'Counts and waiting times of a year for managers and psychologists, never a request (D4).',
    access: ['manager', 'psychologist'],
    query: s.FiguresQuery,
    success: { status: 200, body: s.FiguresView },
  }),
};
