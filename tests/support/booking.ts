import { publicBooking } from '../../functions/public-booking/handler.ts';
import { codeOf } from '../../shared/booking/confirm.ts';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { linkToken } from '../../shared/store/links.ts';
import { call, type HttpAnswer } from './http.ts';

/** Nine o'clock on the Tuesday of the fixtures. */
export const NINE = '2026-12-01T09:00:00+01:00';
export const TEN = '2026-12-01T10:00:00+01:00';
export const ELEVEN = '2026-12-01T11:00:00+01:00';

export function bookingBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    service: 'rendez-vous-des-droits',
    place: 'caf-creteil',
    mode: 'on-site',
    start: NINE,
    person: { firstName: 'Dominique', lastName: 'Exemple', email: 'dominique.exemple@courriel.example' },
    ...overrides,
  };
}

/** One person's hands on the public API. */
export function aClient(deps: Deps, { caf = '94', ip = '192.0.2.1' }: { caf?: string; ip?: string } = {}) {
  const handler = publicBooking(deps);
  const post = (route: string, params: Record<string, string>, body?: unknown, headers = {}) =>
    call(handler, `POST ${route}`, { params, body, ip, headers });
  return {
    handler,
    slots: (query: Record<string, string>) =>
      call(handler, 'GET /v1/cafs/{caf}/slots', { params: { caf }, query, ip }),
    hold: (body: unknown, headers = {}) => post('/v1/cafs/{caf}/holds', { caf }, body, headers),
    prolong: (hold: string) => post('/v1/holds/{hold}/prolong', { hold }),
    endHold: (hold: string) => call(handler, 'DELETE /v1/holds/{hold}', { params: { hold }, ip }),
    book: (overrides: Record<string, unknown> = {}, headers = {}): Promise<HttpAnswer> =>
      post('/v1/cafs/{caf}/appointments', { caf }, bookingBody(overrides), headers),
    confirm: (id: string, code: string) =>
      post('/v1/cafs/{caf}/appointments/{id}/confirm', { caf, id }, { code }),
    resend: (id: string) => post('/v1/cafs/{caf}/appointments/{id}/resend', { caf, id }),
    abandon: (id: string) =>
      call(handler, 'DELETE /v1/cafs/{caf}/appointments/{id}', { params: { caf, id }, ip }),
    view: (token: string) => call(handler, 'GET /v1/appointments/{token}', { params: { token }, ip }),
    cancel: (token: string, body?: unknown) => post('/v1/appointments/{token}/cancel', { token }, body),
    move: (token: string, body: unknown) => post('/v1/appointments/{token}/move', { token }, body),
    calendar: (token: string) =>
      call(handler, 'GET /v1/appointments/{token}/calendar.ics', { params: { token }, ip }),
    /** The code that the mail of this round carries. */
    codeOf: (id: string, round = 0) => codeOf(deps, caf, id, round),
    /** Books and confirms; answers the link of the mail. */
    async bookAndConfirm(overrides: Record<string, unknown> = {}): Promise<{ id: string; token: string }> {
      const booked = await this.book(overrides);
      const id = booked.json.text('id');
      const confirmed = await this.confirm(id, this.codeOf(id));
      if (confirmed.status !== 200) throw new Error(`not confirmed: ${confirmed.text}`);
      return { id, token: await tokenOf(deps, caf, id) };
    },
  };
}

/** The token that the confirmation mail of an appointment carries. */
export async function tokenOf(deps: Deps, caf: string, id: string): Promise<string> {
  const appointment = await getAppointment(deps.store, caf, id);
  if (appointment === undefined) throw new Error(`no appointment ${id}`);
  return linkToken(deps.keys, appointment);
}
