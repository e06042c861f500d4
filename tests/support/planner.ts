import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';

/** Tuesday mornings as they are asked for. */
export function availabilityBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    from: '2026-12-01',
    start: '09:00',
    end: '12:00',
    place: 'caf-creteil',
    modes: ['on-site', 'phone', 'video'],
    services: ['rendez-vous-des-droits'],
    repeat: { everyWeeks: 1, weekdays: [2] },
    ...overrides,
  };
}

export const absenceBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  from: { date: '2026-12-01', time: '08:00' },
  to: { date: '2026-12-01', time: '24:00' },
  ...overrides,
});

/** One signed-in person's hands on the staff routes of planning. */
export function aPlanner(
  deps: Deps,
  {
    roles = ['social-worker'],
    sub = 'subject-of-camille-exemple',
    caf = '94',
  }: { roles?: readonly Role[]; sub?: string; caf?: string } = {},
) {
  const handler = staffPlanning(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const send = (route: string, request: HttpRequest = {}): Promise<HttpAnswer> => {
    const [method, path] = route.split(' ');
    return call(handler, `${method} /v1/staff${path}`, { claims, ...request });
  };
  const whose = (professional?: string) => (professional === undefined ? {} : { query: { professional } });
  return {
    send,
    me: () => send('GET /me'),
    delegate: (...delegates: string[]) => send('PUT /me/delegates', { body: { delegates } }),
    professionals: () => send('GET /professionals'),
    addProfessional: (body: unknown, headers = {}) => send('POST /professionals', { body, headers }),
    changeProfessional: (id: string, body: unknown) =>
      send('PUT /professionals/{id}', { params: { id }, body }),
    availabilities: (professional?: string) => send('GET /availabilities', whose(professional)),
    open: (overrides: Record<string, unknown> = {}, headers = {}) =>
      send('POST /availabilities', { body: availabilityBody(overrides), headers }),
    change: (id: string, overrides: Record<string, unknown> = {}, professional?: string) =>
      send('PUT /availabilities/{id}', {
        params: { id },
        body: availabilityBody(overrides),
        ...whose(professional),
      }),
    remove: (id: string, professional?: string) =>
      send('DELETE /availabilities/{id}', { params: { id }, ...whose(professional) }),
    except: (id: string, date: string, body: unknown) =>
      send('PUT /availabilities/{id}/exceptions/{date}', { params: { id, date }, body }),
    restore: (id: string, date: string) =>
      send('DELETE /availabilities/{id}/exceptions/{date}', { params: { id, date } }),
    absences: (professional?: string) => send('GET /absences', whose(professional)),
    beAbsent: (overrides: Record<string, unknown> = {}, headers = {}) =>
      send('POST /absences', { body: absenceBody(overrides), headers }),
    comeBack: (id: string) => send('DELETE /absences/{id}', { params: { id } }),
    closures: () => send('GET /closures'),
    close: (body: unknown, headers = {}) => send('POST /closures', { body, headers }),
    reopen: (id: string) => send('DELETE /closures/{id}', { params: { id } }),
    progress: (id: string) => send('GET /opening-jobs/{id}', { params: { id } }),
    agenda: (query: Record<string, string> = {}) => send('GET /agenda', { query }),
    subscribe: (headers = {}) => send('POST /calendar-feed', { headers }),
  };
}
