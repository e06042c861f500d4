import * as z from 'zod';
import { CafCode } from '../../shared/domain/words.ts';
import { Code, Id, Instant } from '../../shared/http/contract.ts';
import { AskBody, Asked } from '../../shared/http/data-asked.ts';
import { operation } from '../../shared/http/operation.ts';
import { DataAnswer, OpenBody } from './schemas.ts';

const RequestParams = z.strictObject({ caf: CafCode, id: Id });

export const operations = {
  askForData: operation({
    id: 'askForData',
    method: 'POST',
    path: '/v1/cafs/{caf}/data-requests',
    summary:
      'Asks for one’s own data, or for their erasure (D3): pending until the code of the mail is given where the answer goes by e-mail, received at once otherwise. The same answer whether or not anything is known.',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    body: AskBody,
    idempotent: true,
    success: { status: 201, body: Asked },
    problems: ['NIR_REFUSED', 'NOT_FOUND', 'KEY_REUSED', 'TOO_MANY', 'CHANGED_MEANWHILE'],
  }),
  confirmDataRequest: operation({
    id: 'confirmDataRequest',
    method: 'POST',
    path: '/v1/cafs/{caf}/data-requests/{id}/confirm',
    summary: 'Proves the address by the six digits of the mail; five wrong codes end the request.',
    access: 'public',
    params: RequestParams,
    body: z.strictObject({ code: Code }),
    success: { status: 200, body: z.strictObject({ id: Id, status: z.literal('received') }) },
    problems: ['WRONG_CODE', 'EXPIRED', 'NOT_FOUND', 'TOO_MANY'],
  }),
  resendDataCode: operation({
    id: 'resendDataCode',
    method: 'POST',
    path: '/v1/cafs/{caf}/data-requests/{id}/resend',
    summary: 'Sends a new code; the earlier one is dead.',
    access: 'public',
    params: RequestParams,
    success: { status: 202, body: z.strictObject({ expiresAt: Instant }) },
    problems: ['EXPIRED', 'NOT_FOUND', 'TOO_MANY', 'CHANGED_MEANWHILE'],
  }),
  openDataAnswer: operation({
    id: 'openDataAnswer',
    method: 'POST',
    path: '/v1/data-answers/open',
    summary:
      'The answer to a request, by the token of the mail’s link or the code of the printed slip: one’s own facts, or what was erased. Read as it stands now; changes nothing (B10).',
    access: 'public',
    body: OpenBody,
    success: { status: 200, body: DataAnswer },
    problems: ['NOT_FOUND', 'TOO_MANY'],
  }),
};
