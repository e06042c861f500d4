import * as z from 'zod';
import { publicWaitingList } from '../../functions/public-waiting-list/handler.ts';
import { relay } from '../../functions/relay/handler.ts';
import { staffWaitingList } from '../../functions/staff-waiting-list/handler.ts';
import { waitingList } from '../../functions/waiting-list/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { WaitingEntry } from '../../shared/domain/waiting.ts';
import type { Role } from '../../shared/domain/words.ts';
import type { Store } from '../../shared/store/client.ts';
import { parseItem } from '../../shared/store/items.ts';
import { openDayItem } from '../../shared/store/opening.ts';
import { waitingToken } from '../../shared/store/waiting.ts';
import { waitingCode } from '../../shared/waiting/confirm.ts';
import { tellOpened } from '../../shared/waiting/opened.ts';
import { AGREED } from './desk.ts';
import { aLog } from './fixtures.ts';
import { call, type HttpRequest } from './http.ts';
import { itemsOfKind } from './items.ts';

/** The Tuesday a week after the clock of the tests, with three hours open. */
export const NEXT_TUESDAY = '2026-12-08';
export const AT = {
  nine: `${NEXT_TUESDAY}T09:00:00+01:00`,
  ten: `${NEXT_TUESDAY}T10:00:00+01:00`,
  eleven: `${NEXT_TUESDAY}T11:00:00+01:00`,
} as const;

/** Opens a morning, nine to noon unless said otherwise, as the opener does. */
export async function openMorning(
  deps: Deps,
  { professional = 'camille-exemple', date = NEXT_TUESDAY, revision = 1, from = 108, to = 144 } = {},
): Promise<void> {
  const opened = await openDayItem(deps.store, {
    ...{ caf: '94', professional, role: 'social-worker', date, revision },
    windows: [
      {
        ...{ from, to, place: 'caf-creteil', modes: ['on-site', 'phone', 'video'] },
        services: ['rendez-vous-des-droits', 'rendez-vous-court'],
      },
    ],
  });
  const caf = deps.cafs.get('94');
  if (caf !== undefined && opened.kind !== 'newer') await tellOpened(deps, caf, [opened.day]);
}

export function waitingBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    service: 'rendez-vous-des-droits',
    places: ['caf-creteil'],
    modes: ['on-site'],
    until: '2026-12-31',
    person: { firstName: 'Dominique', lastName: 'Exemple', email: 'dominique.exemple@courriel.example' },
    ...overrides,
  };
}

/** People's hands on the waiting list. */
export function aWaitingRoom(deps: Deps) {
  const handler = publicWaitingList(deps);
  const post = (route: string, request: HttpRequest) => call(handler, `POST ${route}`, request);
  const own = (what: string) => (token: string, start?: string) =>
    post(`/v1/waiting-list/{token}/${what}`, {
      params: { token },
      ...(start === undefined ? {} : { body: { start } }),
    });
  return {
    /** Any body at all. */
    send: (body: Record<string, unknown>) =>
      post('/v1/cafs/{caf}/waiting-list', { params: { caf: '94' }, body }),
    join: (overrides: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      post('/v1/cafs/{caf}/waiting-list', { params: { caf: '94' }, body: waitingBody(overrides), headers }),
    confirm: (id: string, code = waitingCode(deps, '94', id, 0)) =>
      post('/v1/cafs/{caf}/waiting-list/{id}/confirm', { params: { caf: '94', id }, body: { code } }),
    resend: (id: string) => post('/v1/cafs/{caf}/waiting-list/{id}/resend', { params: { caf: '94', id } }),
    /** Joins and confirms; the token of the mail. */
    async enter(overrides: Record<string, unknown> = {}): Promise<{ id: string; token: string }> {
      const joined = await this.join(overrides);
      const id = joined.json.text('id');
      const confirmed = await this.confirm(id);
      if (confirmed.status !== 200) throw new Error(`not confirmed: ${confirmed.text}`);
      return { id, token: waitingToken(deps.keys, { caf: '94', id }) };
    },
    view: (token: string) => call(handler, 'GET /v1/waiting-list/{token}', { params: { token } }),
    claim: own('claim'),
    decline: own('decline'),
    stop: own('stop'),
  };
}

/** Somebody of the Caf who keeps the list. */
export function aKeeper(deps: Deps, roles: readonly Role[] = ['secretariat'], sub = 'subject-of-the-desk') {
  const handler = staffWaitingList(deps);
  const claims = { sub, memberships: roles.map((role) => `94:${role}`) };
  const path = '/v1/staff/waiting-list';
  return {
    list: (service = 'rendez-vous-des-droits') =>
      call(handler, `GET ${path}`, { claims, query: { service } }),
    add: (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
      call(handler, `POST ${path}`, { claims, body: { agreement: AGREED, ...body }, headers }),
    answer: (id: string, body: Record<string, unknown>) =>
      call(handler, `POST ${path}/{id}/answer`, { claims, params: { id }, body }),
    remove: (id: string) => call(handler, `DELETE ${path}/{id}`, { claims, params: { id } }),
  };
}

const Text = z.union([z.string(), z.object({ S: z.string() }).transform(({ S }) => S)]);
const Update = z.object({ UpdateExpression: z.string(), Key: z.object({ pk: Text, sk: Text }) });
const Sent = z.object({
  input: z.union([
    Update.transform((update) => [update]),
    z
      .object({ TransactItems: z.array(z.object({ Update: Update.optional() })) })
      .transform(({ TransactItems }) => TransactItems.flatMap(({ Update: update }) => update ?? [])),
  ]),
});

/**
 * What the stream, the relay and the worker do with whatever came free since the last time. The stream has a record of each write,
 * even where the next one takes the mark off again: so the writes themselves are listened to.
 */
export function aStream(deps: Deps, isHoliday: (date: string) => boolean = () => false) {
  const freed = new Set<string>();
  const { middlewareStack } = deps.store.client;
  middlewareStack.remove('waiting-stream');
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      for (const { UpdateExpression, Key } of Sent.safeParse(args).data?.input ?? [])
        if (UpdateExpression.includes('#nudge = :nudge') && Key.sk.startsWith('DAY#'))
          freed.add(`${Key.pk}#${Key.sk}`);
      return result;
    },
    { step: 'initialize', name: 'waiting-stream' },
  );
  const worker = waitingList(deps, () => isHoliday);
  return {
    /** One day after the other, in the order of their keys, or `together` as a queue brings them; how many days. */
    async run({ together = false } = {}): Promise<number> {
      const bodies: unknown[] = [];
      const queues = {
        async send(queue: string, messages: readonly { body: unknown }[]) {
          if (queue === 'waiting-list') bodies.push(...messages.map(({ body }) => body));
          return [];
        },
      };
      const days = [...freed].sort();
      freed.clear();
      await relay({ queues, log: aLog() })({ Records: days.map(recordOf) });
      const messages = bodies.map((body, at) => ({ messageId: String(at), body: JSON.stringify(body) }));
      const batches = together ? [messages] : messages.map((one) => [one]);
      for (const batch of batches) {
        const result = await worker({ Records: batch });
        if (!together && result.batchItemFailures.length > 0)
          throw new Error('the worker wants a message again');
      }
      return bodies.length;
    },
  };
}

/** `94#PRO#camille-exemple#DAY#2026-12-08` */
function recordOf(key: string, at: number) {
  const [caf = '', , professional = '', , date = ''] = key.split('#');
  const fields = Object.entries({ kind: 'day', caf, professional, date });
  const NewImage = {
    ...Object.fromEntries(fields.map(([name, S]) => [name, { S }])),
    nudge: { N: '1' },
  };
  return { eventName: 'MODIFY', dynamodb: { SequenceNumber: String(at), NewImage } };
}

export async function waitingEntries(store: Store): Promise<WaitingEntry[]> {
  return (await itemsOfKind(store, 'waiting-entry')).map((item) => parseItem(WaitingEntry, item));
}
