import { staffGroups } from '../../functions/staff-groups/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';
import { aReceivingProfessional } from './seed.ts';

export const GROUP_SERVICE = 'information-collective';
/** Ten o'clock on the Tuesday of the fixtures. */
export const GROUP_START = '2026-12-01T10:00:00+01:00';
export const SEVERAL = { service: GROUP_SERVICE, place: 'caf-creteil', mode: 'on-site', start: GROUP_START };

/** Two social workers who receive on the Tuesday, nine to five, at Caf Créteil. */
export async function twoAnimators(deps: Deps): Promise<void> {
  for (const [id, name] of [
    ['camille-exemple', 'Camille Exemple'],
    ['sacha-exemple', 'Sacha Exemple'],
  ] as const)
    await aReceivingProfessional(
      deps.store,
      { id, displayName: name, subject: `subject-of-${id}` },
      {
        windows: [
          {
            from: 108,
            to: 204,
            place: 'caf-creteil',
            modes: ['on-site', 'phone', 'video'],
            services: ['rendez-vous-des-droits'],
          },
        ],
      },
    );
}

/** One signed-in person's hands on the staff routes of group sessions. */
export function aGroupDesk(
  deps: Deps,
  {
    roles = ['social-worker'],
    sub = 'subject-of-camille-exemple',
    caf = '94',
  }: { roles?: readonly Role[]; sub?: string; caf?: string } = {},
) {
  const handler = staffGroups(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const post = (path: string, id: string, body?: unknown) =>
    call(handler, `POST /v1/staff/groups/{id}/${path}`, { claims, params: { id }, body });
  return {
    send: (route: string, request: HttpRequest = {}) => call(handler, route, { claims, ...request }),
    list: (query: Record<string, string> = {}) => call(handler, 'GET /v1/staff/groups', { claims, query }),
    open: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      call(handler, 'POST /v1/staff/groups', {
        claims,
        headers,
        body: { ...SEVERAL, animators: ['camille-exemple'], seats: 10, ...overrides },
      }),
    read: (id: string) => call(handler, 'GET /v1/staff/groups/{id}', { claims, params: { id } }),
    seats: (id: string, seats: number) => post('seats', id, { seats }),
    cancel: (id: string) => post('cancel', id),
    came: (id: string, attendance: unknown) => post('attendance', id, { attendance }),
    outcome: (id: string, outcome: string) => post('outcome', id, { outcome }),
    /** Opens one and answers its id. */
    async opened(overrides: Record<string, unknown> = {}): Promise<string> {
      const answer: HttpAnswer = await this.open(overrides);
      if (answer.status !== 201) throw new Error(`not opened: ${answer.text}`);
      return answer.json.text('id');
    },
  };
}
