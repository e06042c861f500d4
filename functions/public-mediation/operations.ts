import * as z from 'zod';
import { Mode } from '../../shared/domain/words.ts';
import { CafContact, Id, Instant, Token, TokenParams, WhereView } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

const SessionParams = z.strictObject({ token: Token, session: Id });

/** One joint session as its party knows it; `waiting`: answered, and not heard more. */
const SessionView = z.strictObject({
  id: Id,
  status: z.enum(['proposed', 'waiting', 'standing', 'declined', 'lapsed', 'off', 'over']),
  mode: Mode,
  place: WhereView,
  /** While there is a choice: the times, the soonest first, and until when they are kept. */
  times: z.array(z.strictObject({ start: Instant, end: Instant })).optional(),
  until: Instant.optional(),
  /** Once it is fixed. */
  start: Instant.optional(),
  end: Instant.optional(),
  videoRoom: z.url().optional(),
});

/** What one party sees: their own answers, and nothing of anybody else (M3). */
const PartyView = z
  .strictObject({
    status: z.enum(['open', 'closed']),
    agreement: z.enum(['none', 'asked', 'given', 'withdrawn']),
    canAgree: z.boolean(),
    canWithdraw: z.boolean(),
    sessions: z.array(SessionView),
    zone: z.string(),
    professional: z.strictObject({ name: z.string(), title: z.string() }).optional(),
    caf: CafContact,
  })
  .meta({ id: 'MediationParty' });
export type PartyView = z.infer<typeof PartyView>;

const success = { status: 200, body: PartyView } as const;

export const operations = {
  readParty: operation({
    id: 'readParty',
    method: 'GET',
    path: '/v1/mediation-parties/{token}',
    summary: 'A party’s own page, by the link of their mail: agreement and sessions. Changes nothing (B10).',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND'],
  }),
  giveAgreement: operation({
    id: 'giveAgreement',
    method: 'POST',
    path: '/v1/mediation-parties/{token}/agree',
    summary: 'Gives one’s agreement; free, and as often as one likes.',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND', 'MEDIATION_CLOSED', 'NOT_POSSIBLE_NOW', 'BUSY'],
  }),
  withdrawAgreement: operation({
    id: 'withdrawAgreement',
    method: 'POST',
    path: '/v1/mediation-parties/{token}/withdraw',
    summary: 'Says no, or takes one’s agreement back: every session is freed at once and in silence (M2).',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND', 'MEDIATION_CLOSED', 'NOT_POSSIBLE_NOW', 'BUSY'],
  }),
  confirmSession: operation({
    id: 'confirmSession',
    method: 'POST',
    path: '/v1/mediation-parties/{token}/sessions/{session}/confirm',
    summary: 'Confirms all the proposed times that suit, once; the session stands when everybody has (M2).',
    access: 'public',
    params: SessionParams,
    body: z.strictObject({ starts: z.array(Instant).min(1).max(3) }),
    success,
    problems: ['NOT_FOUND', 'SESSION_OVER', 'ALREADY_ANSWERED', 'MEDIATION_CLOSED', 'BUSY'],
  }),
  declineSession: operation({
    id: 'declineSession',
    method: 'POST',
    path: '/v1/mediation-parties/{token}/sessions/{session}/decline',
    summary: 'None of the times suits, or one cannot come: no reason is asked.',
    access: 'public',
    params: SessionParams,
    success,
    problems: ['NOT_FOUND', 'SESSION_OVER', 'MEDIATION_CLOSED', 'BUSY'],
  }),
};
