import { publicMediation } from '../../functions/public-mediation/handler.ts';
import { staffMediation } from '../../functions/staff-mediation/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Day } from '../../shared/domain/day.ts';
import type { Role } from '../../shared/domain/words.ts';
import { getMediation } from '../../shared/store/mediations.ts';
import { partyToken } from '../../shared/store/party-links.ts';
import { call, type HttpAnswer, type HttpRequest } from './http.ts';
import { aReceivingProfessional, openADay } from './seed.ts';

/** Starts of two-hour sessions on the Tuesday of the fixtures, from nine: length and pause are 135 minutes. */
export const FIRST = '2026-12-01T09:00:00+01:00';
export const SECOND = '2026-12-01T11:15:00+01:00';
/** On the Thursday after it. */
export const THIRD = '2026-12-03T09:00:00+01:00';

const WINDOW = {
  from: 108,
  to: 168,
  place: 'caf-creteil',
  modes: ['on-site', 'phone', 'video'],
  services: ['seance-mediation', 'entretien-information-mediation'],
} satisfies Day['windows'][number];

/** A mediator with an open Tuesday and Thursday, nine to two; a colleague; nobody delegates. */
export async function mediators(deps: Deps): Promise<void> {
  const day = { windows: [WINDOW] };
  const mediator = { role: 'mediator', title: 'Médiatrice familiale' } as const;
  await aReceivingProfessional(
    deps.store,
    { ...mediator, id: 'andrea-exemple', displayName: 'Andréa Exemple', subject: 'subject-of-andrea' },
    day,
  );
  await aReceivingProfessional(
    deps.store,
    { ...mediator, id: 'bo-exemple', displayName: 'Bo Exemple', subject: 'subject-of-bo' },
    day,
  );
  await openADay(deps.store, {
    professional: 'andrea-exemple',
    role: 'mediator',
    date: '2026-12-03',
    windows: [WINDOW],
  });
}

export const CLAUDE = {
  person: {
    firstName: 'Claude',
    lastName: 'Premier',
    email: 'claude.premier@courriel.example',
    phone: '0199001111',
  },
};
export const SACHA = {
  person: {
    firstName: 'Sacha',
    lastName: 'Second',
    email: 'sacha.second@courriel.example',
    phone: '0536490202',
  },
};

export const caseBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  parties: [CLAUDE, SACHA],
  origin: 'letter',
  territory: 'creteil',
  reason: 'separation',
  ...overrides,
});

/** One signed-in person's hands on the staff routes of mediation. */
export function aMediator(
  deps: Deps,
  { roles = ['mediator'], sub = 'subject-of-andrea', caf = '94' }: Partial<Signed> = {},
) {
  const handler = staffMediation(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const send = (route: string, request: HttpRequest = {}): Promise<HttpAnswer> => {
    const [method, path] = route.split(' ');
    return call(handler, `${method} /v1/staff${path}`, { claims, ...request });
  };
  const post = (path: string, params: Record<string, string>, body: unknown = {}, headers = {}) =>
    send(`POST ${path}`, { params, body, headers });
  return {
    send,
    list: (query: Record<string, string> = {}) => send('GET /mediations', { query }),
    open: (overrides: Record<string, unknown> = {}, headers = {}) =>
      send('POST /mediations', { body: caseBody(overrides), headers }),
    read: (id: string) => send('GET /mediations/{id}', { params: { id } }),
    addParty: (id: string, body: unknown, headers = {}) =>
      post('/mediations/{id}/parties', { id }, body, headers),
    contact: (id: string, party: string, body: unknown) =>
      post('/mediations/{id}/parties/{party}/contact', { id, party }, body),
    certificate: (id: string, party: string) =>
      send('GET /mediations/{id}/parties/{party}/certificate', { params: { id, party } }),
    consent: (id: string, party: string, what: string) =>
      post('/mediations/{id}/consents', { id }, { party, what }),
    propose: (id: string, overrides: Record<string, unknown> = {}, headers = {}) =>
      post(
        '/mediations/{id}/sessions',
        { id },
        { place: 'caf-creteil', mode: 'on-site', starts: [FIRST], ...overrides },
        headers,
      ),
    answer: (id: string, session: string, body: unknown) =>
      post('/mediations/{id}/sessions/{session}/answer', { id, session }, body),
    cancel: (id: string, session: string) =>
      post('/mediations/{id}/sessions/{session}/cancel', { id, session }),
    attendance: (id: string, session: string, attendance: unknown) =>
      post('/mediations/{id}/sessions/{session}/outcome', { id, session }, { attendance }),
    release: (id: string) => post('/mediations/{id}/release', { id }),
    close: (id: string, outcome: string) => post('/mediations/{id}/close', { id }, { outcome }),
    times: (query: Record<string, string> = {}) => send('GET /mediation-times', { query }),
    warnings: () => send('GET /mediation-warnings'),
    logCall: (reason: string, headers = {}) => send('POST /mediation-calls', { body: { reason }, headers }),
    figures: (query: Record<string, string> = {}) => send('GET /mediation-figures', { query }),
    mark: (person: unknown, mark: string) => send('POST /marks', { body: { person, mark } }),
    marks: (person: unknown) => send('POST /marks/search', { body: { person } }),
    lift: (person: unknown, mark: string) => send('POST /marks/lift', { body: { person, mark } }),
    /** A case in which both have agreed, by voice. */
    async agreed(
      overrides: Record<string, unknown> = {},
    ): Promise<{ id: string; parties: [string, string] }> {
      const opened = await this.open(overrides);
      const id = opened.json.text('id');
      const parties: [string, string] = [
        opened.json.text('parties', 0, 'id'),
        opened.json.text('parties', 1, 'id'),
      ];
      for (const party of parties) await this.consent(id, party, 'given');
      return { id, parties };
    },
    /** A case with a session proposed at some times. */
    async proposed(starts: readonly string[] = [FIRST], more: Record<string, unknown> = {}) {
      const made = await this.agreed();
      const answer = await this.propose(made.id, { starts, ...more });
      if (answer.status !== 201) throw new Error(`not proposed: ${answer.text}`);
      return { ...made, session: answer.json.text('sessions', 0, 'id') };
    },
  };
}

interface Signed {
  readonly roles: readonly Role[];
  readonly sub: string;
  readonly caf: string;
}

/** One party's hands on the pages that the link of their mail opens. */
export function partyPages(deps: Deps) {
  const handler = publicMediation(deps);
  const at = (token: string) => {
    const post = (path: string, params: Record<string, string> = {}, body?: unknown) =>
      call(handler, `POST /v1/mediation-parties/{token}${path}`, {
        params: { token, ...params },
        ...(body === undefined ? {} : { body }),
      });
    return {
      read: () => call(handler, 'GET /v1/mediation-parties/{token}', { params: { token } }),
      agree: () => post('/agree'),
      withdraw: () => post('/withdraw'),
      confirm: (session: string, ...starts: string[]) =>
        post('/sessions/{session}/confirm', { session }, { starts }),
      decline: (session: string) => post('/sessions/{session}/decline', { session }),
    };
  };
  return {
    handler,
    byToken: at,
    /** By the link that the mails to this party carry. */
    async of(id: string, party: string, caf = '94') {
      const mediation = await getMediation(deps.store, caf, id);
      const found = mediation?.parties.find((one) => one.id === party);
      if (mediation === undefined || found === undefined) throw new Error(`no party ${party}`);
      return at(partyToken(deps.keys, mediation, found));
    },
  };
}
