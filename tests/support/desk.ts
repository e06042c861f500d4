import { staffAppointments } from '../../functions/staff-appointments/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { bookingBody } from './booking.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';

/** An agreement recorded shortly before the clock of the tests. */
export const AGREED = { at: '2026-11-27T07:55:00+01:00' };

/** One signed-in person's hands on the staff routes of appointments. */
export function aDesk(
  deps: Deps,
  {
    roles = ['secretariat'],
    sub = 'subject-of-the-desk',
    caf = '94',
  }: { roles?: readonly Role[]; sub?: string; caf?: string } = {},
) {
  const handler = staffAppointments(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const send = (routeKey: string, request: HttpRequest = {}): Promise<HttpAnswer> =>
    call(handler, routeKey, { claims, ...request });
  const post = (path: string, id: string, body: unknown = {}) =>
    send(`POST /v1/staff/${path}`, { params: { id }, body });
  return {
    sub,
    send,
    search: (body: unknown) => send('POST /v1/staff/people/search', { body }),
    book: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST /v1/staff/appointments', {
        body: { ...bookingBody(), agreement: AGREED, ...overrides },
        headers,
      }),
    read: (id: string) => send('GET /v1/staff/appointments/{id}', { params: { id } }),
    cancel: (id: string, reason: string) => post('appointments/{id}/cancel', id, { reason }),
    move: (id: string, body: Record<string, unknown>) =>
      post('appointments/{id}/move', id, { agreement: AGREED, ...body }),
    contact: (id: string, body: unknown) => post('appointments/{id}/contact', id, body),
    outcome: (id: string, outcome: string) => post('appointments/{id}/outcome', id, { outcome }),
    toCall: () => send('GET /v1/staff/to-call'),
    called: (id: string) => post('to-call/{id}/done', id),
    callBacks: () => send('GET /v1/staff/call-backs'),
    calledBack: (id: string, result: string) => post('call-backs/{id}/done', id, { result }),
    duplicates: (query: Record<string, string> = {}) => send('GET /v1/staff/possible-duplicates', { query }),
    disruptions: () => send('GET /v1/staff/disruptions'),
    disruption: (id: string) => send('GET /v1/staff/disruptions/{id}', { params: { id } }),
    rebook: (id: string, body: Record<string, unknown>) =>
      post('disruptions/{id}/rebook', id, { agreement: AGREED, ...body }),
    offer: (id: string, body: unknown) => post('disruptions/{id}/offer', id, body),
    cancelTouched: (id: string, appointment: string) => post('disruptions/{id}/cancel', id, { appointment }),
  };
}

/** Status and code of a problem, or the status alone. */
export const said = (answer: HttpAnswer): unknown[] => [
  answer.status,
  ...(answer.status < 400 ? [] : [answer.json.at('code')]),
];
