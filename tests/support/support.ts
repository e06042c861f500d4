import { staffSupport } from '../../functions/staff-support/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Window } from '../../shared/domain/day.ts';
import { addDays } from '../../shared/domain/time.ts';
import type { LocalDate, Role } from '../../shared/domain/words.ts';
import { AGREED } from './desk.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';
import { aReceivingProfessional, openADay } from './seed.ts';

export const WORKER = 'camille-exemple';
export const ADVISER = 'noa-exemple';
/** A window of every Tuesday: nine to noon, three times an hour apart. */
export const SUPPORT_WINDOW: Window = {
  from: 108,
  to: 144,
  place: 'caf-creteil',
  modes: ['on-site', 'phone', 'home'],
  services: ['accompagnement-social', 'rendez-vous-des-droits'],
};
export const CONTRACT = {
  signedOn: '2026-11-26',
  from: '2026-12-01',
  until: '2027-05-31',
  file: 'DOS-2026-0142',
};
export const SOMEBODY = {
  firstName: 'Dominique',
  lastName: 'Exemple',
  email: 'dominique.exemple@courriel.example',
  phone: '01 99 00 12 34',
};

/** Tuesdays of half a year, the first of December 2026 first. */
export const TUESDAYS: readonly LocalDate[] = Array.from({ length: 26 }, (_, week) =>
  addDays('2026-12-01', 7 * week),
);

/** A social worker, and a benefits adviser who only receives beside others, on every Tuesday of half a year. */
export async function workers(deps: Deps): Promise<void> {
  for (const [id, role] of [
    [WORKER, 'social-worker'],
    [ADVISER, 'benefits-adviser'],
  ] as const) {
    await aReceivingProfessional(deps.store, { id, role, subject: id }, { windows: [SUPPORT_WINDOW] });
    await Promise.all(
      TUESDAYS.slice(1).map((date) =>
        openADay(deps.store, { professional: id, role, date, windows: [SUPPORT_WINDOW] }),
      ),
    );
  }
}

/** Twelve Tuesdays at nine, every second week, winter and summer time. */
export const TWELVE = TUESDAYS.filter((_, week) => week % 2 === 0)
  .slice(0, 12)
  .map((date) => ({ start: at(date, '09'), place: 'caf-creteil', mode: 'on-site' }));

export function at(date: LocalDate, hour: string): string {
  return `${date}T${hour}:00:00${date >= '2027-03-28' ? '+02:00' : '+01:00'}`;
}

/** One signed-in social worker's hands on the routes of support series. */
export function aWorker(
  deps: Deps,
  { sub = WORKER, role = 'social-worker' }: { sub?: string; role?: Role } = {},
) {
  const handler = staffSupport(deps);
  const claims = { sub, memberships: [`94:${role}`] };
  const send = (routeKey: string, request: HttpRequest = {}): Promise<HttpAnswer> =>
    call(handler, routeKey, { claims, ...request });
  const on = (path: string, id: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(`POST /v1/staff/support-series/{id}/${path}`, { params: { id }, body, headers });
  return {
    send,
    list: (query: Record<string, string> = {}) => send('GET /v1/staff/support-series', { query }),
    preview: (body: Record<string, unknown> = {}) =>
      send('POST /v1/staff/support-series/preview', {
        body: { from: CONTRACT.from, until: CONTRACT.until, mode: 'on-site', ...body },
      }),
    open: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST /v1/staff/support-series', {
        body: {
          person: SOMEBODY,
          contract: CONTRACT,
          agreement: AGREED,
          appointments: TWELVE,
          ...overrides,
        },
        headers,
      }),
    read: (id: string) => send('GET /v1/staff/support-series/{id}', { params: { id } }),
    resume: (id: string) => on('resume', id),
    add: (id: string, body: Record<string, unknown>, headers?: Record<string, string>) =>
      on('appointments', id, { place: 'caf-creteil', mode: 'on-site', ...body }, headers),
    drop: (id: string, appointment: string) =>
      send('DELETE /v1/staff/support-series/{id}/appointments/{appointment}', {
        params: { id, appointment },
      }),
    contact: (id: string, body: Record<string, unknown>) => on('contact', id, body),
    agreeHome: (id: string) => on('home', id, { answer: 'agreed', agreement: AGREED }),
    refuseHome: (id: string, instead = 'on-site') => on('home', id, { answer: 'refused', instead }),
    end: (id: string, reason = 'person-asked') => on('end', id, { reason }),
  };
}
