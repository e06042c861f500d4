import type { Role } from '../../shared/domain/words.ts';
import { IdParams } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';
import * as s from './schemas.ts';

const HOLDERS = [
  'social-worker',
  'mediator',
  'psychologist',
  'secretariat',
] as const satisfies readonly Role[];
const READERS = [...HOLDERS, 'benefits-adviser', 'manager'] as const satisfies readonly Role[];
const groupAnswer = { status: 200, body: s.GroupView } as const;
const ofGroup = ['NOT_FOUND', 'NOT_POSSIBLE_NOW', 'CHANGED_MEANWHILE', 'BUSY'] as const;

export const operations = {
  listGroups: operation({
    id: 'listGroups',
    method: 'GET',
    path: '/v1/staff/groups',
    summary: 'Group sessions that begin between two dates, with their seats; no names.',
    access: READERS,
    query: s.ListQuery,
    success: { status: 200, body: s.GroupList },
  }),
  openGroup: operation({
    id: 'openGroup',
    method: 'POST',
    path: '/v1/staff/groups',
    summary: 'Fixes a group session: the time is taken in the agenda of every animator, or in none (B1, B3).',
    access: [...HOLDERS, 'admin'],
    body: s.GroupBody,
    idempotent: true,
    success: { status: 201, body: s.GroupView },
    problems: ['SLOT_TAKEN', 'TIME_NOT_ON_GRID', 'NOT_BOOKABLE', 'KEY_REUSED', 'CHANGED_MEANWHILE', 'BUSY'],
  }),
  readGroup: operation({
    id: 'readGroup',
    method: 'GET',
    path: '/v1/staff/groups/{id}',
    summary:
      'One session with those who are registered, for whom may see their names (D6): also its attendance sheet. Audited.',
    access: READERS,
    params: IdParams,
    success: groupAnswer,
    problems: ['NOT_FOUND'],
  }),
  addSeats: operation({
    id: 'addSeats',
    method: 'POST',
    path: '/v1/staff/groups/{id}/seats',
    summary: 'More seats than before; seats are never taken away.',
    access: HOLDERS,
    params: IdParams,
    body: s.SeatsBody,
    success: groupAnswer,
    problems: ofGroup,
  }),
  cancelGroup: operation({
    id: 'cancelGroup',
    method: 'POST',
    path: '/v1/staff/groups/{id}/cancel',
    summary:
      'Cancels in the Caf’s name: the animators are free at once, everybody who is registered is told in neutral words or is on the to-call list (F3, F4).',
    access: HOLDERS,
    params: IdParams,
    success: groupAnswer,
    problems: ofGroup,
  }),
  recordGroupAttendance: operation({
    id: 'recordGroupAttendance',
    method: 'POST',
    path: '/v1/staff/groups/{id}/attendance',
    summary: 'Who came, once it has begun; can be corrected on the same day.',
    access: HOLDERS,
    params: IdParams,
    body: s.AttendanceBody,
    success: groupAnswer,
    problems: ofGroup,
  }),
  closeGroup: operation({
    id: 'closeGroup',
    method: 'POST',
    path: '/v1/staff/groups/{id}/outcome',
    summary: 'How the session went, once it has begun; can be corrected on the same day.',
    access: HOLDERS,
    params: IdParams,
    body: s.OutcomeBody,
    success: groupAnswer,
    problems: ofGroup,
  }),
};
