import { publicRequests } from '../../functions/public-requests/handler.ts';
import { staffCloseOut } from '../../functions/staff-close-out/handler.ts';
import { staffReferrals } from '../../functions/staff-referrals/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { call, type HttpRequest } from './http.ts';

/** A person who is referred, by name. */
export const REFERRED = {
  firstName: 'Dominique',
  lastName: 'Exemple',
  phone: '0199001234',
  email: 'dominique.exemple@courriel.example',
};

interface Signed {
  readonly roles: readonly Role[];
  readonly sub: string;
  readonly caf: string;
}

/** One signed-in person's hands on the routes of referrals, shared situations and close-out. */
export function aReferrer(
  deps: Deps,
  { roles = ['social-worker'], sub = 'subject-of-camille-exemple', caf = '94' }: Partial<Signed> = {},
) {
  const handler = staffReferrals(deps);
  const closing = staffCloseOut(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const agreement = { at: new Date(deps.clock() - 60_000).toISOString() };
  const send = (route: string, request: HttpRequest = {}) => {
    const [method, path] = route.split(' ');
    return call(handler, `${method} /v1/staff${path}`, { claims, ...request });
  };
  const act = (what: string, id: string, body: unknown = {}) =>
    send(`POST /referrals/{id}/${what}`, { params: { id }, body });
  const situation = (what: string, body: unknown) => send(`POST /situations/${what}`, { body });
  const of = (appointment: string) => ({ about: { kind: 'appointment', appointment } });
  return {
    sub,
    send,
    choices: () => send('GET /referral-choices'),
    refer: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST /referrals', {
        body: {
          to: { kind: 'service', service: 'entretien-information-mediation' },
          reason: 'separation',
          agreement,
          ...('appointment' in overrides ? {} : { person: REFERRED }),
          ...overrides,
        },
        headers,
      }),
    list: () => send('GET /referrals'),
    accept: (id: string, callBack = false) => act('accept', id, { callBack }),
    refuse: (id: string) => act('refuse', id),
    withdraw: (id: string) => act('withdraw', id),
    finish: (id: string, result: string) => act('finish', id, { result }),
    look: (appointment: string) => situation('read', of(appointment)),
    lookAtParty: (mediation: string, party: string) =>
      situation('read', { about: { kind: 'party', mediation, party } }),
    share: (appointment: string) => situation('share', { ...of(appointment), agreement }),
    shareParty: (mediation: string, party: string) =>
      situation('share', { about: { kind: 'party', mediation, party }, agreement }),
    situation,
    revoke: (appointment: string, what: 'own' | 'all' = 'own') =>
      situation('revoke', { ...of(appointment), what }),
    unclosed: () => call(closing, 'GET /v1/staff/unclosed', { claims }),
    figures: () => call(closing, 'GET /v1/staff/unclosed-figures', { claims }),
    kept: (from: string, to: string) =>
      call(closing, 'GET /v1/staff/kept.csv', { claims, query: { from, to } }),
  };
}

/** What a partner's form sends. */
export const partnerBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  from: { partner: 'eds-vitry', name: 'Alex Partenaire', phone: '01 99 00 55 55' },
  service: 'consultation-psychologue',
  reason: 'bereavement',
  person: REFERRED,
  contact: { by: 'phone', hours: ['morning'] },
  agreement: true,
  ...overrides,
});

/** A partner without account. */
export function aPartner(deps: Deps, { ip, caf = '94' }: { ip?: string; caf?: string } = {}) {
  const handler = publicRequests(deps);
  return {
    handler,
    choices: () => call(handler, 'GET /v1/cafs/{caf}/referral-choices', { params: { caf } }),
    refer: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      call(handler, 'POST /v1/cafs/{caf}/referrals', {
        params: { caf },
        body: partnerBody(overrides),
        headers,
        ...(ip === undefined ? {} : { ip }),
      }),
  };
}
