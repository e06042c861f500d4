import { beforeEach, describe, expect, it } from 'vitest';
import { CampaignPart } from '../../shared/domain/campaign-part.ts';
import type { Store } from '../../shared/store/client.ts';
import { parseItem } from '../../shared/store/items.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { aLine, aList, HEADER, withMail } from '../support/campaign-lines.ts';
import { campaignWorld } from '../support/campaigns.ts';
import { expectSound } from '../support/check.ts';
import { said } from '../support/desk.ts';
import { itemsOfKind } from '../support/items.ts';
import { localObjects } from '../support/objects.ts';
import { dynamoStore } from '../support/store.ts';

const dynamo = dynamoStore();
const objects = localObjects();
let store: Store;
let files: Objects;
beforeEach(async () => {
  store = await dynamo.empty();
  files = await objects.files();
});
const world = () => campaignWorld({ store, files });

const SUM = { waiting: 0, balanced: true };

describe('a list handed in', () => {
  it('L1, L5: good lines go on, bad ones come back with number, column and reason', async () => {
    const w = world();
    const id = await w.planned(
      aList(withMail(1), aLine(2, { date: 'hier' }), '', aLine(3), aLine(4, { postcode: 'x' })),
    );
    expect(await w.counts(id)).toEqual({
      ...SUM,
      lines: 4,
      letters: 2,
      deferred: 0,
      notWritten: 0,
      known: 0,
      rejected: 2,
    });
    const rejects = await w.as('list-office').get(id, 'rejects.csv');
    expect(rejects.status).toBe(303);
    const file = await (await fetch(rejects.headers['location'] ?? '')).text();
    expect(
      file
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(';').slice(-3)),
    ).toEqual([
      ['3', 'date de l’événement', 'Cette date n’est pas correcte. Exemple : 15/11/2026.'],
      ['6', 'code postal', 'Le code postal compte 5 chiffres.'],
    ]);
  });

  it('L1: the same file again, an overlapping one, and a line twice in one file change nothing', async () => {
    const w = world();
    const file = aList(withMail(1), aLine(2), aLine(2, { firstName: 'camille', lastName: 'EXEMPLE C' }));
    const first = await w.planned(file);
    expect(await w.counts(first)).toMatchObject({ ...SUM, lines: 3, letters: 2, known: 1 });
    const again = await w.planned(file);
    expect(await w.counts(again)).toMatchObject({ ...SUM, lines: 3, letters: 0, known: 3 });
    expect(await w.status(again)).toBe('empty');
    expect(said(await w.as('mediator').approve(again))).toEqual([409, 'NOT_IN_THIS_STATE']);
    const overlapping = await w.planned(aList(aLine(2, { number: ' ' }), aLine(3)));
    expect(await w.counts(overlapping)).toMatchObject({ ...SUM, lines: 2, letters: 1, known: 1 });
    expect(await w.letters()).toHaveLength(3);
  });

  it('L2: another event of the same person is another letter', async () => {
    const w = world();
    await w.planned(aList(aLine(1)));
    const id = await w.planned(aList(aLine(1, { date: '01/11/2026' })));
    expect(await w.counts(id)).toMatchObject({ letters: 1, known: 0 });
  });

  it('a social security number anywhere refuses the line, and is in no item and in no file', async () => {
    const w = world();
    const id = await w.planned(aList(aLine(1, { street: '1 rue X 2 85 03 94 123 456 78' }), aLine(2)));
    expect(await w.counts(id)).toMatchObject({ letters: 1, rejected: 1 });
    const rejects = (await w.as('list-office').get(id, 'rejects.csv')).headers['location'] ?? '';
    expect(await (await fetch(rejects)).text()).not.toMatch(/2 ?85 ?03/);
    expect(JSON.stringify(await itemsOfKind(store))).not.toMatch(/2 ?85 ?03/);
    expect(await files.size(`posted/94/${id}.csv`)).toBeUndefined();
    expect(JSON.stringify(w.log.lines)).not.toMatch(/rue X|Exemple-b/);
  });

  it('D1: names and contacts are in the letters alone, and in no key', async () => {
    const w = world();
    await w.planned(aList(withMail(1, { phone: '01 99 00 12 34' })));
    for (const item of await itemsOfKind(store)) {
      expect(`${item['pk']}${item['sk']}${item['gsi1pk']}${item['gsi1sk']}${item['gsi2sk']}`).not.toMatch(
        /exemple|courriel|0199001234|1000001/i,
      );
      if (item['kind'] !== 'letter') expect(JSON.stringify(item)).not.toMatch(/courriel|0199001234|1000001/);
    }
  });

  it('B6: handed in twice with one key, it is one run; with another file, 422', async () => {
    const w = world();
    const office = w.as('list-office');
    const key = { 'idempotency-key': 'liste-2026-11' };
    const first = await office.post(aList(aLine(1)), {}, key);
    const again = await office.post(aList(aLine(1)), {}, key);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body).toEqual(first.body);
    expect(said(await office.post(aList(aLine(2)), {}, key))).toEqual([422, 'KEY_REUSED']);
    expect(await itemsOfKind(store, 'campaign')).toHaveLength(1);
  });

  it.each([
    ['not a list', 'bonjour', /première ligne/],
    ['a header alone is a list without lines', HEADER, undefined],
  ])('%s', async (_, file, why) => {
    const w = world();
    const answer = await w.as('list-office').post(file);
    await w.workOff();
    const read = await w.as('list-office').read(answer.json.text('id'));
    expect(read.json.at('status')).toBe(why === undefined ? 'empty' : 'refused');
    if (why !== undefined) expect(read.json.at('why')).toMatch(why);
    expect(read.json.at('counts', 'balanced')).toBe(true);
  });

  it('over 4 MB, in another encoding or empty is refused at once, with what to do', async () => {
    const office = world().as('list-office');
    expect(said(await office.post('x'.repeat(4 * 1024 * 1024 + 1)))).toEqual([413, 'TOO_LARGE']);
    expect(said(await office.post('Nom;Pr\ufffdnom'))).toEqual([400, 'INVALID']);
    expect(said(await office.post(''))).toEqual([400, 'INVALID']);
    expect(said(await office.post(aList(aLine(1)), { type: 'inconnu' }))).toEqual([400, 'INVALID']);
  });

  it.each(['mediator', 'social-worker', 'secretariat', 'manager', 'admin', 'benefits-adviser'] as const)(
    'is not taken from the role %s',
    async (role) => {
      expect(
        (
          await world()
            .as(role)
            .post(aList(aLine(1)))
        ).status,
      ).toBe(403);
    },
  );

  it('is read by the list office and by the service concerned alone', async () => {
    const w = world();
    const id = await w.planned(aList(aLine(1)));
    const status = async (role: 'list-office' | 'mediator' | 'social-worker' | 'secretariat' | 'manager') =>
      (await w.as(role).read(id)).status;
    expect(await status('list-office')).toBe(200);
    expect(await status('mediator')).toBe(200);
    expect(await status('social-worker')).toBe(404);
    expect(await status('secretariat')).toBe(403);
    expect(await status('manager')).toBe(403);
    expect((await w.as('mediator').get(id, 'rejects.csv')).status).toBe(403);
  });
});

describe('a large list', () => {
  it('is PUT to a signed address, in Windows-1252 too, and is read by itself', async () => {
    const w = world();
    const bytes = Buffer.from(aList(aLine(1, { firstName: 'Zoé' })).replaceAll('’', "'"), 'latin1');
    const place = await w
      .as('list-office')
      .send('POST /v1/staff/campaigns/uploads', { body: { bytes: bytes.length } });
    expect(place.status).toBe(201);
    const put = await fetch(place.json.text('url'), { method: 'PUT', body: bytes });
    expect(put.status).toBe(200);
    const event = objects.events.at(-1);
    await w.work('campaign-import', event);
    await w.workOff();
    const id = place.json.text('id');
    expect(await w.counts(id)).toMatchObject({ ...SUM, lines: 1, letters: 1 });
    expect((await w.letters(id))[0]?.person?.firstName).toBe('Zoé');
    expect(await files.size(`uploads/94/${id}.csv`)).toBeUndefined();
  });

  it('of another size than was said, or after the hour, is refused by the address', async () => {
    const w = world();
    const place = await w.as('list-office').send('POST /v1/staff/campaigns/uploads', { body: { bytes: 10 } });
    const url = place.json.text('url');
    expect((await fetch(url, { method: 'PUT', body: 'longer than ten' })).status).toBe(403);
    expect(
      (
        await fetch(url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=1'), {
          method: 'PUT',
          body: '0123456789',
        })
      ).status,
    ).toBe(403);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  });
});

describe('a crash while a list is read', () => {
  it('L5: begun again at any point, nothing is lost and nothing is there twice', async () => {
    const lines = Array.from({ length: 115 }, (_, at) =>
      at % 10 === 0 ? aLine(at, { date: '' }) : withMail(at),
    );
    for (const crashAt of [1, 2, 3, 5]) {
      store = await dynamo.empty();
      const w = world();
      let writes = 0;
      const dying: Objects = {
        ...files,
        async put(...file) {
          writes += 1;
          if (writes === crashAt) throw new Error('the function died');
          return files.put(...file);
        },
        async putStream(...file) {
          writes += 1;
          if (writes === crashAt) throw new Error('the function died');
          return files.putStream(...file);
        },
        async remove(key) {
          writes += 1;
          if (writes === crashAt) throw new Error('the function died');
          return files.remove(key);
        },
      };
      const answer = await w.as('list-office').post(aList(...lines));
      Object.assign(w.deps, { files: dying });
      const id = answer.json.text('id');
      for (let round = 0; round < 4; round += 1) {
        const messages = await w.waiting();
        for (const { queue, body } of messages)
          for (let tries = 0; tries < 3 && (await w.work(queue, body)); tries += 1);
      }
      expect(await w.counts(id), `died at ${crashAt}`).toMatchObject({
        ...SUM,
        lines: 115,
        letters: 103,
        rejected: 12,
      });
      expect(await w.status(id)).toBe('planned');
      expect(await w.letters(id)).toHaveLength(103);
    }
  }, 90_000);

  it('L1: two workers on the same part make each letter once, and count the same', async () => {
    const w = world();
    const answer = await w
      .as('list-office')
      .post(aList(...Array.from({ length: 60 }, (_, at) => withMail(at))));
    await Promise.all((await w.waiting()).map(({ queue, body }) => w.work(queue, body)));
    const [part] = await w.waiting();
    await Promise.all([1, 2, 3].map(() => w.work(part?.queue ?? '', part?.body)));
    const id = answer.json.text('id');
    expect(await w.counts(id)).toMatchObject({ ...SUM, lines: 60, letters: 60, known: 0 });
    const parts = (await itemsOfKind(store, 'campaign-part')).map((item) => parseItem(CampaignPart, item));
    expect(parts).toMatchObject([{ planned: true, lines: 60, known: 0, tally: { ready: 60 } }]);
    await expectSound(w.deps);
  });
});
