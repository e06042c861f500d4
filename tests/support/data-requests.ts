import { dataRequests } from '../../functions/data-requests/handler.ts';
import { publicDataRequests } from '../../functions/public-data-requests/handler.ts';
import { staffDataRequests } from '../../functions/staff-data-requests/handler.ts';
import { bookingCode } from '../../shared/config/booking-code.ts';
import { type Bounds, workOnData } from '../../shared/data-requests/search.ts';
import type { Deps } from '../../shared/deps.ts';
import type { DataRequest } from '../../shared/domain/data-request.ts';
import type { Role } from '../../shared/domain/words.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import type { Store } from '../../shared/store/client.ts';
import { answerToken } from '../../shared/store/data-links.ts';
import { getDataRequest } from '../../shared/store/data-requests.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClock, aProfessional, testDeps } from './fixtures.ts';
import { call } from './http.ts';
import { aPostbox, notifications } from './mailing.ts';
import { openADay } from './seed.ts';
import { openMorning } from './waiting.ts';

export const ASKER = {
  firstName: 'Dominique',
  lastName: 'Exemple',
  email: 'dominique.exemple@courriel.example',
  phone: '0199001234',
  allocataireNumber: '1234567',
} as const;

export const BY_POST = {
  by: 'post',
  address: ['Dominique Exemple', 'Résidence des Modèles', '94999 EXEMPLE-SUR-MARNE'],
} as const;

export const askBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  what: 'access',
  person: ASKER,
  answer: { by: 'email' },
  language: 'fr',
  ...overrides,
});

/** Somebody who asks for their data. */
export function anAsker(deps: Deps, { ip = '192.0.2.9' }: { ip?: string } = {}) {
  const handler = publicDataRequests(deps);
  const path = '/v1/cafs/{caf}/data-requests';
  return {
    /** Any body at all. */
    raw: (body: Record<string, unknown>) =>
      call(handler, `POST ${path}`, { params: { caf: '94' }, body, ip }),
    ask: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      call(handler, `POST ${path}`, { params: { caf: '94' }, body: askBody(overrides), headers, ip }),
    confirm: (id: string, code = bookingCode(deps.keys, { caf: '94', id }, 0)) =>
      call(handler, `POST ${path}/{id}/confirm`, { params: { caf: '94', id }, body: { code }, ip }),
    resend: (id: string) => call(handler, `POST ${path}/{id}/resend`, { params: { caf: '94', id }, ip }),
    open: (body: Record<string, unknown>) => call(handler, 'POST /v1/data-answers/open', { body, ip }),
    /** By the link of the mail. */
    read(id: string) {
      return this.open({ token: answerToken(deps.keys, { caf: '94', id }) });
    },
    /** Asks and, by e-mail, proves the address; the id. */
    async send(overrides: Record<string, unknown> = {}): Promise<string> {
      const asked = await this.ask(overrides);
      const id = asked.json.text('id');
      if (asked.json.text('status') === 'pending') await this.confirm(id);
      return id;
    },
  };
}

/** Somebody of the Caf who keeps the requests. */
export function aRegistrar(
  deps: Deps,
  roles: readonly Role[] = ['secretariat'],
  sub = 'subject-of-the-desk',
  caf = '94',
) {
  const handler = staffDataRequests(deps);
  const claims = { sub, memberships: roles.map((role) => `${caf}:${role}`) };
  const path = '/v1/staff/data-requests';
  const on = (act: string, id: string, body?: Record<string, unknown>) =>
    call(handler, `POST ${path}/{id}/${act}`, {
      claims,
      params: { id },
      ...(body === undefined ? {} : { body }),
    });
  return {
    list: (status = 'open') => call(handler, `GET ${path}`, { claims, query: { status } }),
    /** Any body at all. */
    raw: (body: Record<string, unknown>) => call(handler, `POST ${path}`, { claims, body }),
    handIn: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      call(handler, `POST ${path}`, { claims, body: askBody({ answer: BY_POST, ...overrides }), headers }),
    check: (id: string, proven: readonly string[] = ['phone', 'allocataireNumber'], identity = 'document') =>
      on('check', id, { identity, proven }),
    refuse: (id: string, reason = 'identity-not-proven') => on('refuse', id, { reason }),
    slip: (id: string) => on('slip', id),
    handOver: (id: string) => on('handed-over', id),
  };
}

/** What the relay and the worker do with a request until the machine has no more to do; how many runs it took. */
export async function searchAll(deps: Deps, id: string, bounds?: Bounds): Promise<number> {
  const caf = deps.cafs.get('94');
  if (caf === undefined) throw new Error('no caf');
  for (let runs = 1; runs < 500; runs += 1) {
    await workOnData(deps, caf, id, bounds);
    if ((await requestOf(deps, id)).state.status !== 'searching') return runs;
  }
  throw new Error('the search does not end');
}

export async function requestOf(deps: Deps, id: string): Promise<DataRequest> {
  const request = await getDataRequest(deps.store, '94', id);
  if (request === undefined) throw new Error(`no request ${id}`);
  return request;
}

/** A batch as the queue brings it. */
export function aBatch(deps: Deps, ...ids: string[]) {
  const Records = ids.map((request, at) => ({
    messageId: String(at),
    body: JSON.stringify({ caf: '94', request }),
  }));
  return dataRequests(deps)({ Records });
}

/** A process that dies at a write: before it, or after it was done and before that was known. */
export function dyingAtWrites(deps: Deps, when: 'before' | 'after', which: (number: number) => boolean) {
  const name = `dying-${when}`;
  let number = 0;
  const { middlewareStack } = deps.store.client;
  middlewareStack.remove(name);
  middlewareStack.add(
    (next, context) => async (args) => {
      if (context['commandName'] !== 'TransactWriteItemsCommand') return next(args);
      number += 1;
      if (!which(number)) return next(args);
      if (when === 'after') await next(args);
      throw new Error('the process died');
    },
    { step: 'initialize', name },
  );
  return () => void middlewareStack.remove(name);
}

/** Runs until the machine has no more to do with a request; how many it took. */
export async function runUntilDone(deps: Deps, id: string, run: () => Promise<unknown>): Promise<number> {
  for (let runs = 1; runs < 300; runs += 1) {
    await run();
    if ((await requestOf(deps, id)).state.status !== 'searching') return runs;
  }
  throw new Error('the erasure does not end');
}

/** A Caf with a morning to book, somebody who asks for their data and whoever keeps the requests. */
export async function aDataWorld(store: Store) {
  const clock = aClock();
  const deps = testDeps({ store, clock });
  await putProfessional(store, aProfessional());
  await openADay(store);
  await openMorning(deps);
  return { clock, deps, person: anAsker(deps), desk: aRegistrar(deps) };
}

/** Everything that goes out by mail now. */
export async function mailsOf(deps: Deps) {
  const postbox = aPostbox();
  for (const { id } of await notifications(deps.store)) await deliver(deps, postbox, id);
  return postbox.mails.map(({ read }) => read);
}
