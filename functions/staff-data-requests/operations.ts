import * as z from 'zod';
import type { Role } from '../../shared/domain/words.ts';
import { Id, IdParams } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';
import { CheckBody, DataRequestList, DataRequestView, HandInBody, RefusalBody, SlipView } from './schemas.ts';

/** D3: who sees that somebody asked; nobody of the staff sees what is answered. */
const KEEPERS = ['secretariat', 'manager'] as const satisfies readonly Role[];

export const operations = {
  listDataRequests: operation({
    id: 'listDataRequests',
    method: 'GET',
    path: '/v1/staff/data-requests',
    summary:
      'Requests for access and erasure, oldest first, with the day by which each must be answered. Audited.',
    access: KEEPERS,
    query: z.strictObject({ status: z.enum(['open', 'closed']).default('open') }),
    success: { status: 200, body: DataRequestList },
  }),
  handInDataRequest: operation({
    id: 'handInDataRequest',
    method: 'POST',
    path: '/v1/staff/data-requests',
    summary:
      'Hands a request in for somebody at the desk or on the phone, to be answered on paper; by e-mail they ask online themselves. Audited.',
    access: KEEPERS,
    body: HandInBody,
    idempotent: true,
    success: { status: 201, body: z.strictObject({ id: Id }) },
    problems: ['NIR_REFUSED', 'KEY_REUSED', 'TOO_MANY', 'CHANGED_MEANWHILE'],
  }),
  checkDataRequest: operation({
    id: 'checkDataRequest',
    method: 'POST',
    path: '/v1/staff/data-requests/{id}/check',
    summary:
      'Records how the identity was checked and what is proven; from then on the machine looks for what is theirs. Said twice, it is one. Audited.',
    access: KEEPERS,
    params: IdParams,
    body: CheckBody,
    success: { status: 200, body: DataRequestView },
    problems: ['NOT_FOUND', 'REQUEST_CLOSED', 'CHANGED_MEANWHILE'],
  }),
  refuseDataRequest: operation({
    id: 'refuseDataRequest',
    method: 'POST',
    path: '/v1/staff/data-requests/{id}/refuse',
    summary:
      'Ends a request whose identity could not be proven, or that the person took back; they are told in neutral words. Audited.',
    access: KEEPERS,
    params: IdParams,
    body: RefusalBody,
    success: { status: 200, body: DataRequestView },
    problems: ['NOT_FOUND', 'REQUEST_CLOSED', 'CHANGED_MEANWHILE'],
  }),
  printDataSlip: operation({
    id: 'printDataSlip',
    method: 'POST',
    path: '/v1/staff/data-requests/{id}/slip',
    summary:
      'What is printed for a person without e-mail: the page and a new code of eight signs; the code before is dead. Audited.',
    access: KEEPERS,
    params: IdParams,
    success: { status: 200, body: SlipView },
    problems: ['NOT_FOUND', 'REQUEST_CLOSED', 'CHANGED_MEANWHILE'],
  }),
  handOverData: operation({
    id: 'handOverData',
    method: 'POST',
    path: '/v1/staff/data-requests/{id}/handed-over',
    summary: 'The slip was posted or given: the request is answered. Said twice, it is one. Audited.',
    access: KEEPERS,
    params: IdParams,
    success: { status: 200, body: DataRequestView },
    problems: ['NOT_FOUND', 'REQUEST_CLOSED', 'CHANGED_MEANWHILE'],
  }),
};
