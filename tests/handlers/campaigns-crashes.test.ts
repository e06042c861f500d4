import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchPart } from '../../shared/campaigns/dispatch.ts';
import { kindOf } from '../../shared/campaigns/kind.ts';
import type { Render } from '../../shared/campaigns/print.ts';
import { printBatch } from '../../shared/campaigns/print.ts';
import { sendLetter } from '../../shared/campaigns/send-letter.ts';
import type { Role } from '../../shared/domain/words.ts';
import { objectionWrite } from '../../shared/store/campaigns-people.ts';
import type { Store } from '../../shared/store/client.ts';
import { eraseLetterWrites } from '../../shared/store/erasure.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { transact } from '../../shared/store/transact.ts';
import { aLine, aList, withMail } from '../support/campaign-lines.ts';
import { campaignWorld } from '../support/campaigns.ts';
import { said } from '../support/desk.ts';
import { aClock, caf94 } from '../support/fixtures.ts';
import { localObjects } from '../support/objects.ts';
import { dynamoStore } from '../support/store.ts';

const dynamo = dynamoStore();
const objects = localObjects();
let store: Store;
let files: Objects;
let clock: ReturnType<typeof aClock>;
beforeEach(async () => {
  store = await dynamo.empty();
  files = await objects.files();
  clock = aClock();
});
const world = () => campaignWorld({ store, files, clock });
type World = ReturnType<typeof world>;

/** A run whose letters wait for a print batch that is open and not rendered yet. */
async function waitingBatch(w: World, count: number) {
  const id = await w.planned(aList(...Array.from({ length: count }, (_, at) => aLine(at))));
  await w.as('mediator').approve(id);
  for (let round = 0; round < 5; round += 1)
    for (const { queue, body } of await w.waiting())
      if (queue !== 'campaign-print') await w.work(queue, body);
  return { id, at: { caf: '94', campaign: id, batch: 1 } };
}

describe('a print batch (L5)', () => {
  it('rendered twice at the same moment holds every letter, whoever writes its file last', async () => {
    const w = world();
    const { id, at } = await waitingBatch(w, 24);
    const rendered: number[] = [];
    const render: Render = async (contents) => {
      rendered.push(contents.length);
      return { pdf: Buffer.from(`%PDF-${contents.length}`), pages: contents.length };
    };
    await Promise.all([printBatch(w.deps, render, at), printBatch(w.deps, render, at)]);
    expect(rendered.every((count) => count === 24)).toBe(true);
    expect(await files.readText(`prints/94/${id}/1.pdf`)).toBe('%PDF-24');
    expect(await w.progress(id)).toMatchObject({ inBatch: 24, toPrint: 0 });
  });

  it('of which somebody was forgotten while it was stuck holds the others (D3)', async () => {
    const w = world();
    const { id, at } = await waitingBatch(w, 3);
    const rendered: number[] = [];
    const render: Render = async (contents) => {
      rendered.push(contents.length);
      return { pdf: new Uint8Array(), pages: contents.length };
    };
    const died = printBatch(w.deps, () => Promise.reject(new Error('died')), at);
    await expect(died).rejects.toThrow('died');
    const [first] = await w.letters(id);
    if (first === undefined) throw new Error('no letter');
    expect((await transact(store, eraseLetterWrites(first))).ok).toBe(true);
    await printBatch(w.deps, render, at);
    expect(rendered).toEqual([2]);
    expect(await w.counts(id)).toMatchObject({ letters: 3, balanced: true });
  });

  it('of a run that was taken back meanwhile takes no letter', async () => {
    const w = world();
    const { id, at } = await waitingBatch(w, 3);
    await w.as('mediator').act(id, 'cancel');
    await printBatch(w.deps, async () => ({ pdf: new Uint8Array(), pages: 0 }), at);
    await w.workOff();
    expect(await w.progress(id)).toMatchObject({ cancelled: 3, inBatch: 0 });
    expect(await w.counts(id)).toMatchObject({ letters: 3, balanced: true });
  });
});

/** What the table does by itself 30 days after a letter left (D2). */
async function erase(w: World, id: string): Promise<void> {
  for (const { caf, campaign, part, line, state } of await w.letters(id))
    if (state.status !== 'deferred')
      await store.client.send(
        new DeleteCommand({ TableName: store.table, Key: keys.letter(caf, campaign, part, line) }),
      );
}

it('letters that were erased stay counted when one that waited a month longer leaves (D2, L5)', async () => {
  const w = world();
  await w.sent(aList(withMail(1)));
  const id = await w.sent(aList(withMail(1, { date: '20/11/2026' }), withMail(2), aLine(3), withMail(4)));
  expect(await w.counts(id)).toMatchObject({ letters: 3, deferred: 1, balanced: true });
  await erase(w, id);
  clock.set('2027-01-02T09:00:00+01:00');
  await w.tick();
  expect(await w.progress(id)).toMatchObject({ mailed: 3, inBatch: 1 });
  expect(await w.counts(id)).toMatchObject({ lines: 4, letters: 4, deferred: 0, balanced: true });
});

it('L2: bereavement first, also when it had to wait for its month', async () => {
  const [separation] = caf94().campaigns;
  if (separation === undefined) throw new Error('no campaigns');
  const third = { ...separation, id: 'arrivee', rank: 3, offersMediation: false };
  const caf = { ...caf94(), campaigns: [...caf94().campaigns, third] };
  const w = campaignWorld({ store, files, clock, cafs: new Map([['94', caf]]) });
  await w.sent(aList(withMail(1)));
  const run = async (type: string, role: Role) => {
    const id = await w.planned(aList(withMail(1, { date: '20/11/2026' })), { type });
    expect((await w.as(role).approve(id)).status).toBe(200);
    await w.workOff();
    expect(await w.counts(id)).toMatchObject({ deferred: 1 });
    return id;
  };
  const other = await run('arrivee', 'mediator');
  const bereavement = await run('bereavement', 'social-worker');
  clock.set('2026-12-30T00:10:00+01:00');
  await dispatchPart(w.deps, w.sending, { caf: '94', campaign: other, part: 1 });
  expect(await w.counts(other)).toMatchObject({ letters: 0, deferred: 1 });
  await dispatchPart(w.deps, w.sending, { caf: '94', campaign: bereavement, part: 1 });
  expect(await w.counts(bereavement)).toMatchObject({ letters: 1, deferred: 0 });
});

it('F2: a wish that comes while the mail waits for its turn is heard', async () => {
  const w = world();
  const id = await w.planned(aList(withMail(1)));
  const [letter] = await w.letters(id);
  const caf = w.deps.cafs.get('94');
  if (letter === undefined || caf === undefined) throw new Error('no letter');
  const turn = async () => {
    clock.advance({ minutes: 0.25 });
    const by = `${letter.keys.names[0]}#invitation`;
    await transact(store, [objectionWrite('94', letter.keys.match[0] ?? '', by, true)]);
    return true;
  };
  const way = { kind: kindOf(caf, 'separation'), mailer: w.postbox, bookable: true, pauses: [], turn };
  await sendLetter(w.deps, way, letter);
  expect(w.postbox.mails).toEqual([]);
  expect((await w.letters(id)).map(({ state }) => state.status)).toEqual(['not-written']);
});

it('L8: a letter that comes back after its record was erased still sets its address aside', async () => {
  const w = world();
  const id = await w.sent(aList(aLine(1)));
  const [letter] = await w.letters(id);
  if (letter === undefined) throw new Error('no letter');
  const code = w.codeOf(letter);
  await erase(w, id);
  clock.set('2027-01-04T09:00:00+01:00');
  expect((await w.as('secretariat').returned(code)).body).toEqual({ status: 'returned' });
  const next = await w.planned(aList(aLine(1, { date: '20/11/2026' })));
  expect((await w.as('mediator').read(next)).json.at('doubts')).toBe(1);
});

it('a line in doubt is never let go by whoever handed the list in (L3)', async () => {
  const w = world();
  const sent = await w.sent(aList(aLine(1)));
  const [letter] = await w.letters(sent);
  if (letter === undefined) throw new Error('no letter');
  await w.as('secretariat').returned(w.codeOf(letter));
  clock.set('2027-01-04T09:00:00+01:00');
  const id = await w.planned(aList(aLine(1, { date: '20/11/2026' })));
  const letGo = (sub: string) => {
    const params = { id, letter: '1-2' };
    const claims = { sub, memberships: ['94:mediator', '94:list-office'] };
    const route = 'POST /v1/staff/campaigns/{id}/doubts/{letter}/release';
    return w.as('mediator').send(route, { params, claims });
  };
  expect(said(await letGo('list-office'))).toEqual([409, 'OTHER_PERSON_NEEDED']);
  expect((await letGo('somebody-else')).status).toBe(204);
});

it('a line in doubt of a run that was taken back is in doubt again when the mended list comes (L2, L5)', async () => {
  const w = world();
  const sent = await w.sent(aList(aLine(1)));
  const [letter] = await w.letters(sent);
  if (letter === undefined) throw new Error('no letter');
  await w.as('secretariat').returned(w.codeOf(letter));
  clock.set('2027-01-04T09:00:00+01:00');
  const list = aList(aLine(1, { date: '20/11/2026' }));
  const wrong = await w.planned(list);
  expect((await w.as('mediator').act(wrong, 'cancel')).status).toBe(200);
  await w.workOff();
  expect(await w.counts(wrong)).toMatchObject({ letters: 1, notWritten: 0, balanced: true });
  const mended = await w.planned(list);
  expect(await w.counts(mended)).toMatchObject({ known: 0, notWritten: 1, balanced: true });
  expect((await w.as('mediator').read(mended)).json.at('doubts')).toBe(1);
});
