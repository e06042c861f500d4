import * as z from 'zod';
import { campaignClock } from '../../functions/campaign-clock/handler.ts';
import { campaignDispatch } from '../../functions/campaign-dispatch/handler.ts';
import { campaignImport } from '../../functions/campaign-import/handler.ts';
import { campaignPlan } from '../../functions/campaign-plan/handler.ts';
import { campaignPrint } from '../../functions/campaign-print/handler.ts';
import { relay } from '../../functions/relay/handler.ts';
import { staffCampaigns } from '../../functions/staff-campaigns/handler.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import type { Render } from '../../shared/campaigns/print.ts';
import { letterCode } from '../../shared/config/letter-code.ts';
import { loadLetters } from '../../shared/config/letters.ts';
import { Letter, letterId } from '../../shared/domain/campaign-letter.ts';
import type { LetterContent } from '../../shared/domain/letter.ts';
import type { Role } from '../../shared/domain/words.ts';
import { renderBatch } from '../../shared/letters/render.ts';
import type { Allowance } from '../../shared/messaging/account.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import type { Outgoing } from '../../shared/messaging/queues.ts';
import type { Store } from '../../shared/store/client.ts';
import { parseItem } from '../../shared/store/items.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { aLog, type TestClock, testDeps } from './fixtures.ts';
import { call, type HttpRequest } from './http.ts';
import { itemsOfKind } from './items.ts';
import { aPostbox } from './mailing.ts';

interface World {
  readonly store: Store;
  readonly files: Objects;
  readonly clock?: TestClock;
  readonly mailer?: Mailer;
  readonly allowance?: () => Allowance;
  readonly cafs?: CampaignDeps['cafs'];
  readonly letters?: CampaignDeps['letters'];
}

/** A whole Caf's campaigns with the real functions: requests, and the queues behind them worked off when told. */
export function campaignWorld(given: World) {
  const { store, files, clock, cafs } = given;
  const log = aLog();
  const deps: CampaignDeps = {
    ...testDeps({
      store,
      log,
      ...(clock === undefined ? {} : { clock }),
      ...(cafs === undefined ? {} : { cafs }),
    }),
    files,
    letters: given.letters ?? loadLetters(),
  };
  const postbox = aPostbox();
  const printed: LetterContent[][] = [];
  const render: Render = async (contents) => {
    printed.push([...contents]);
    return renderBatch(contents);
  };
  const sending = {
    mailer: given.mailer ?? postbox,
    account: {
      allowance: async () => given.allowance?.() ?? { perSecond: 100_000, left: 1_000_000, healthy: true },
    },
    budget: 60_000,
    pauses: [1, 2],
  };
  const workers = {
    'campaign-import': campaignImport(deps),
    'campaign-plan': campaignPlan(deps),
    'campaign-dispatch': campaignDispatch(deps, sending),
    'campaign-print': campaignPrint(deps, render),
  };
  const handler = staffCampaigns(deps);
  const seen = new Map<string, string>();

  /** What the stream would bring since it was last asked, through the real relay. */
  async function waiting(): Promise<{ queue: string; body: unknown }[]> {
    const messages: { queue: string; body: unknown }[] = [];
    const queues = {
      async send(queue: string, sent: readonly Outgoing[]) {
        messages.push(...sent.map(({ body }) => ({ queue, body })));
        return [];
      },
    };
    for (const item of await itemsOfKind(store)) {
      const name = `${item['pk']}|${item['sk']}`;
      const now = String(item['nudge'] ?? 'new');
      if (item['work'] === undefined && item['kind'] !== 'list-asked') {
        if (!seen.has(name)) seen.set(name, now);
        continue;
      }
      if (seen.get(name) === now) continue;
      seen.set(name, now);
      await relay({ queues, log })({ Records: [recordOf(item)] });
    }
    return messages;
  }

  const world = {
    deps,
    store,
    log,
    postbox,
    printed,
    sending,
    workers,
    /** One message of a queue; whether the function wants it again. */
    async work(queue: string, body: unknown): Promise<boolean> {
      const worker = Object.entries(workers).find(([name]) => name === queue)?.[1];
      if (worker === undefined) throw new Error(`no worker for ${queue}`);
      const answer = await worker({ Records: [{ messageId: 'message', body: JSON.stringify(body) }] });
      return answer.batchItemFailures.length > 0;
    },
    waiting,
    /** Works every queue off until nothing new is asked for; `twice` brings each message two times. */
    async workOff({ twice = false } = {}): Promise<void> {
      for (let round = 0; round < 30; round += 1) {
        const messages = await waiting();
        if (messages.length === 0) return;
        for (const { queue, body } of messages) {
          if (await world.work(queue, body))
            throw new Error(`${queue} failed: ${JSON.stringify(log.lines.at(-1))}`);
          if (twice) await world.work(queue, body);
        }
      }
      throw new Error('the queues never came to rest');
    },
    /** The schedule fires, and what it asks for is done. */
    async tick(): Promise<void> {
      await campaignClock(deps)({});
      await world.workOff();
    },
    as(role: Role, sub: string = role) {
      const claims = { sub, memberships: [`94:${role}`] };
      const send = (route: string, request: HttpRequest = {}) => call(handler, route, { claims, ...request });
      const act = (id: string, what: string, body?: unknown) =>
        send(`POST /v1/staff/campaigns/{id}/${what}`, {
          params: { id },
          ...(body === undefined ? {} : { body }),
        });
      return {
        send,
        post: (list: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
          send('POST /v1/staff/campaigns', {
            body: list,
            query,
            headers: { 'content-type': 'text/csv', ...headers },
          }),
        read: (id: string) => send('GET /v1/staff/campaigns/{id}', { params: { id } }),
        get: (id: string, what: string) => send(`GET /v1/staff/campaigns/{id}/${what}`, { params: { id } }),
        act,
        approve: (id: string, body: unknown = { override: true }) => act(id, 'approve', body),
        returned: (code: string) => send('POST /v1/staff/letters/returned', { body: { code } }),
      };
    },
    /** Hands a list in and has it planned. */
    async planned(list: string, query: Record<string, string> = {}): Promise<string> {
      const posted = await world.as('list-office').post(list, query);
      if (posted.status !== 202) throw new Error(`not taken: ${posted.text}`);
      await world.workOff();
      return posted.json.text('id');
    },
    /** The same, approved by a mediator and sent. */
    async sent(list: string): Promise<string> {
      const id = await world.planned(list);
      const approved = await world.as('mediator').approve(id);
      if (approved.status !== 200) throw new Error(`not approved: ${approved.text}`);
      await world.workOff();
      return id;
    },
    async counts(id: string): Promise<Record<string, unknown>> {
      const answer = await world.as('list-office').read(id);
      return z.record(z.string(), z.unknown()).parse(answer.json.at('counts'));
    },
    async progress(id: string): Promise<Record<string, unknown>> {
      const answer = await world.as('list-office').read(id);
      return z.record(z.string(), z.unknown()).parse(answer.json.at('progress'));
    },
    async status(id: string): Promise<unknown> {
      return (await world.as('list-office').read(id)).json.at('status');
    },
    async letters(id?: string): Promise<Letter[]> {
      const all = (await itemsOfKind(store, 'letter')).map((item) => parseItem(Letter, item));
      return all.filter(({ campaign }) => id === undefined || campaign === id);
    },
    codeOf: (letter: Letter) => letterCode(deps.keys, letterId(letter), letter.codeRound),
  };
  return world;
}

/** A record of the stream, as far as the relay reads it. */
function recordOf(item: Record<string, unknown>) {
  const image = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: typeof value === 'string' ? value : '' },
    ]),
  );
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: image } };
}
