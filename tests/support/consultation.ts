import { publicConsultations } from '../../functions/public-consultations/handler.ts';
import { staffConsultations } from '../../functions/staff-consultations/handler.ts';
import { staffReferrals } from '../../functions/staff-referrals/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import type { Day } from '../../shared/domain/day.ts';
import type { Role } from '../../shared/domain/words.ts';
import { listConsultations, requestToken } from '../../shared/store/consultations.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';
import { aReceivingProfessional, openADay } from './seed.ts';

/** Starts of an hour each on the Tuesday of the fixtures, and on the Thursday after it. */
export const NINE = '2026-12-01T09:00:00+01:00';
export const TEN = '2026-12-01T10:00:00+01:00';
export const ELEVEN = '2026-12-01T11:00:00+01:00';
export const THURSDAY = '2026-12-03T09:00:00+01:00';

const WINDOW = {
  from: 108,
  to: 168,
  place: 'caf-champigny',
  modes: ['on-site'],
  services: ['consultation-psychologue'],
} satisfies Day['windows'][number];

/** Two psychologists with an open Tuesday and Thursday, nine to two; neither delegates. */
export async function psychologists(deps: Deps): Promise<void> {
  const psychologist = { role: 'psychologist', title: 'Psychologue' } as const;
  for (const [id, displayName] of [
    ['eli-exemple', 'Eli Exemple'],
    ['noa-exemple', 'Noa Exemple'],
  ] as const) {
    await aReceivingProfessional(
      deps.store,
      { ...psychologist, id, displayName, subject: `subject-of-${id}` },
      { windows: [WINDOW] },
    );
    await openADay(deps.store, {
      professional: id,
      role: 'psychologist',
      date: '2026-12-03',
      windows: [WINDOW],
    });
  }
}

export const requestBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  person: {
    firstName: 'Maxime',
    lastName: 'Exemple',
    email: 'maxime.exemple@courriel.example',
    phone: '0199003333',
  },
  contact: { by: 'email', hours: ['morning'], discreet: false },
  who: 'family',
  forWhom: 'child',
  otherParent: 'said-by-phone',
  situation: 'separation',
  words: 'Nous ne savons plus comment nous parler.',
  ...overrides,
});

/** One family's hands on the public routes. */
export function aFamily(deps: Deps, { caf = '94', ip = '192.0.2.7' }: { caf?: string; ip?: string } = {}) {
  const handler = publicConsultations(deps);
  const post = (path: string, token: string, body?: unknown) =>
    call(handler, `POST /v1/consultation-requests/{token}${path}`, {
      params: { token },
      ip,
      ...(body === undefined ? {} : { body }),
    });
  return {
    handler,
    send: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      call(handler, 'POST /v1/cafs/{caf}/consultation-requests', {
        params: { caf },
        body: requestBody(overrides),
        headers,
        ip,
      }),
    read: (token: string) =>
      call(handler, 'GET /v1/consultation-requests/{token}', { params: { token }, ip }),
    accept: (token: string, start: string) => post('/accept', token, { start }),
    decline: (token: string) => post('/decline', token),
    withdraw: (token: string) => post('/withdraw', token),
    /** Sends one, and answers it as stored with the token that its mails carry. */
    async sent(overrides: Record<string, unknown> = {}): Promise<{ id: string; token: string }> {
      const before = new Set((await listConsultations(deps.store, caf, 'open')).map(({ id }) => id));
      const answer = await this.send(overrides);
      if (answer.status !== 202) throw new Error(`not received: ${answer.text}`);
      const sent = (await listConsultations(deps.store, caf, 'open')).find(({ id }) => !before.has(id));
      if (sent === undefined) throw new Error('no request');
      return { id: sent.id, token: requestToken(deps.keys, sent) };
    },
  };
}

/** The last request that came in, and the token of its page. */
export async function lastSent(deps: Deps, caf = '94'): Promise<{ id: string; token: string }> {
  const last = (await listConsultations(deps.store, caf, 'open')).at(-1);
  if (last === undefined) throw new Error('no request');
  return { id: last.id, token: requestToken(deps.keys, last) };
}

/** One signed-in person's hands on the staff routes of requests. */
export function aPsychologist(
  deps: Deps,
  {
    roles = ['psychologist'],
    sub = 'subject-of-eli-exemple',
    caf = '94',
  }: { roles?: readonly Role[]; sub?: string; caf?: string } = {},
) {
  const handler = staffConsultations(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const send = (route: string, request: HttpRequest = {}): Promise<HttpAnswer> => {
    const [method, path] = route.split(' ');
    return call(handler, `${method} /v1/staff${path}`, { claims, ...request });
  };
  const on = (method: string, path: string, id: string, body: unknown = {}, headers = {}) =>
    send(`${method} /consultation-requests/{id}${path}`, { params: { id }, body, headers });
  return {
    send,
    handIn: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST /consultation-requests', {
        body: { ...requestBody(), agreement: { at: '2026-11-24T07:55:00+01:00' }, ...overrides },
        headers,
      }),
    handedIn: () => send('GET /consultation-requests-handed-in'),
    list: (query: Record<string, string> = {}) => send('GET /consultation-requests', { query }),
    read: (id: string) => send('GET /consultation-requests/{id}', { params: { id } }),
    contact: (id: string, body: unknown) => on('POST', '/contact', id, body),
    called: (id: string, reached: boolean, headers = {}) => on('POST', '/calls', id, { reached }, headers),
    analyse: (id: string, points: Record<string, unknown>) => on('PUT', '/analysis', id, points),
    propose: (id: string, starts: readonly string[], more: Record<string, unknown> = {}, headers = {}) =>
      on('POST', '/proposals', id, { place: 'caf-champigny', mode: 'on-site', starts, ...more }, headers),
    answer: (id: string, start?: string) => on('POST', '/answer', id, start === undefined ? {} : { start }),
    followUp: (id: string, starts: readonly string[], headers = {}) =>
      on(
        'POST',
        '/appointments',
        id,
        {
          place: 'caf-champigny',
          mode: 'on-site',
          starts,
          agreement: { at: '2026-11-24T07:55:00+01:00' },
        },
        headers,
      ),
    refer: (id: string, to: unknown, overrides: Record<string, unknown> = {}) =>
      on('POST', '/referral', id, {
        to,
        reason: 'parenting',
        agreement: { at: '2026-11-24T07:55:00+01:00' },
        ...overrides,
      }),
    close: (id: string, decision: string) => on('POST', '/close', id, { decision }),
    times: (query: Record<string, string> = {}) => send('GET /consultation-times', { query }),
    partners: () => call(staffReferrals(deps), 'GET /v1/staff/referral-choices', { claims }),
    figures: (query: Record<string, string> = {}) => send('GET /consultation-figures', { query }),
  };
}

/** A request as stored, for the plain functions. */
export function aConsultation(overrides: Partial<Consultation> = {}): Consultation {
  const at = Date.parse('2026-11-24T08:00:00+01:00');
  return {
    id: '22222222-2222-4222-8222-222222222222',
    caf: '94',
    service: 'consultation-psychologue',
    version: 1,
    createdAt: at,
    changedAt: at,
    handedIn: { by: 'person' },
    person: { firstName: 'Maxime', lastName: 'Exemple', email: 'maxime.exemple@courriel.example' },
    contact: { by: 'email', discreet: false },
    contactVersion: 0,
    who: 'family',
    forWhom: 'child',
    situation: 'school',
    calls: [],
    appointments: [],
    state: { status: 'open' },
    ...overrides,
  };
}
