import { beforeEach, describe, expect, it } from 'vitest';
import { campaignClock } from '../../functions/campaign-clock/handler.ts';
import { mailReceipts } from '../../functions/mail-receipts/handler.ts';
import { publicBooking } from '../../functions/public-booking/handler.ts';
import { publicRequests } from '../../functions/public-requests/handler.ts';
import { inParallel } from '../../shared/campaigns/at-once.ts';
import { openBatches } from '../../shared/campaigns/print.ts';
import { Campaign } from '../../shared/domain/campaign.ts';
import { letterId } from '../../shared/domain/campaign-letter.ts';
import { printedCode } from '../../shared/domain/invitation.ts';
import type { Handover } from '../../shared/messaging/mailer.ts';
import { createCampaignWrite } from '../../shared/store/campaigns.ts';
import { createLetterWrite } from '../../shared/store/campaigns-letters.ts';
import { PrintBatch } from '../../shared/store/campaigns-prints.ts';
import type { Store } from '../../shared/store/client.ts';
import { parseItem } from '../../shared/store/items.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { transact } from '../../shared/store/transact.ts';
import { aLine, aList, withMail } from '../support/campaign-lines.ts';
import { campaignWorld } from '../support/campaigns.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aCaf, aClock, caf94 } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { localObjects } from '../support/objects.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
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
const world = (more: Partial<Parameters<typeof campaignWorld>[0]> = {}) =>
  campaignWorld({ store, files, clock, ...more });
type World = ReturnType<typeof world>;

/** What SES tells about the mail of a letter. */
async function tell(w: World, eventType: 'Send' | 'Bounce' | 'Complaint', id: string, address: string) {
  const mail = { messageId: 'message-of-ses', destination: [address], tags: { notification: [id] } };
  const detail = { eventType, mail, bounce: { bounceType: 'Permanent' } };
  const body = JSON.stringify({ source: 'aws.ses', detail });
  const answer = await mailReceipts(w.deps)({ Records: [{ messageId: '1', body }] });
  expect(answer.batchItemFailures).toEqual([]);
}

const address = (who: number) => `personne.${who}@courriel.example`;
async function idOf(w: World, who: number): Promise<string> {
  const letter = (await w.letters()).find(({ person }) => person?.number === String(1_000_000 + who));
  if (letter === undefined) throw new Error(`no letter to ${who}`);
  return letterId(letter);
}

const mediatorWith = () =>
  aReceivingProfessional(
    store,
    { id: 'mediatrice', role: 'mediator', subject: 'mediatrice' },
    {
      date: '2026-12-08',
      windows: [
        {
          from: 108,
          to: 144,
          place: 'caf-creteil',
          modes: ['on-site'],
          services: ['entretien-information-mediation'],
        },
      ],
    },
  );

describe('approval', () => {
  it('is by the service concerned, and never by whoever handed the list in', async () => {
    const w = world();
    const id = await w.planned(aList(withMail(1)));
    expect(said(await w.as('list-office').approve(id))).toEqual([403, 'FORBIDDEN']);
    expect(said(await w.as('social-worker').approve(id))).toEqual([404, 'NOT_FOUND']);
    expect(said(await w.as('mediator', 'list-office').approve(id))).toEqual([409, 'OTHER_PERSON_NEEDED']);
    expect((await w.as('mediator').approve(id)).status).toBe(200);
    expect(said(await w.as('mediator').approve(id))).toEqual([409, 'NOT_IN_THIS_STATE']);
  });

  it('L3: short of times it needs an explicit override, and says how short', async () => {
    const w = world();
    const id = await w.planned(aList(...Array.from({ length: 12 }, (_, at) => aLine(at))));
    const read = await w.as('mediator').read(id);
    expect(read.json.at('outlook')).toEqual({ letters: 12, takeUp: 0.1, expected: 2, slots: 0, short: true });
    const refused = await w.as('mediator').approve(id, {});
    expect([...said(refused), refused.json.at('slots'), refused.json.at('expected')]).toEqual([
      409,
      'SLOTS_SHORT',
      0,
      2,
    ]);
    const approved = await w.as('mediator').approve(id, { override: true });
    expect(approved.json.at('approval')).toMatchObject({ override: true, expected: 2, slots: 0 });
  });

  it('shows the mail and the letter first, with a made-up name and nothing telling outside (F3)', async () => {
    const w = world();
    const id = await w.planned(aList(withMail(1)));
    const preview = await w.as('mediator').get(id, 'preview');
    expect(preview.json.at('mail', 'subject')).toBe('Un message de votre Caf');
    expect(preview.json.text('mail', 'text').slice(0, 110)).not.toMatch(/médiat|sépar|famil|parent/i);
    expect(JSON.stringify(preview.body)).not.toMatch(/Exemple-b|personne\.1/);
    expect(preview.json.text('mail', 'text')).toMatch(/ouvrez le lien en bas de ce message/);
    for (const form of ['text', 'html'])
      expect(preview.json.text('mail', form)).not.toMatch(/scann|carré|en bas de la page|ces courriers/i);
    expect(JSON.stringify(preview.json.at('letter'))).toMatch(/scannez le carré en bas de la page/);
    const pdf = await fetch((await w.as('mediator').get(id, 'preview.pdf')).headers['location'] ?? '');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is for an hour of the Caf’s zone, at which the run leaves by itself, once', async () => {
    const w = world();
    const id = await w.planned(aList(withMail(1)));
    const approved = await w.as('mediator').approve(id, { date: '2026-12-05', override: true });
    expect(approved.json.at('sendAt')).toBe('2026-12-05T09:00:00+01:00');
    clock.set('2026-12-05T08:59:00+01:00');
    await w.tick();
    expect(await w.status(id)).toBe('approved');
    clock.set('2026-12-05T09:00:00+01:00');
    await w.tick();
    await w.tick();
    expect(await w.status(id)).toBe('sent');
    expect(w.postbox.mails.filter(({ to }) => to === address(1))).toHaveLength(1);
  });

  it('L3: times that are gone by the planned hour stop the run, until somebody who did not hand the list in lets it go on', async () => {
    const mediator = await mediatorWith();
    const w = world();
    const id = await w.planned(aList(...Array.from({ length: 12 }, (_, at) => withMail(at))));
    const approved = await w.as('mediator').approve(id, { date: '2026-12-05' });
    expect(approved.json.at('approval')).toMatchObject({ override: false, expected: 2 });
    await openADay(store, {
      caf: mediator.caf,
      professional: mediator.id,
      role: mediator.role,
      date: '2026-12-08',
      windows: [],
    });
    clock.set('2026-12-05T09:00:00+01:00');
    await w.tick();
    await w.tick();
    expect(await w.status(id)).toBe('paused');
    expect((await w.as('mediator').read(id)).json.at('why')).toBe('slots');
    const mailed = () => w.postbox.mails.filter(({ to }) => to.startsWith('personne.'));
    expect(mailed()).toEqual([]);
    const importer = w.as('mediator', 'list-office');
    expect((await importer.read(id)).json.at('can', 'resume')).toBe(false);
    expect(said(await importer.act(id, 'resume'))).toEqual([409, 'OTHER_PERSON_NEEDED']);
    expect((await w.as('mediator').act(id, 'resume')).json.at('approval', 'override')).toBe(true);
    await w.tick();
    await w.tick();
    expect(await w.status(id)).toBe('sent');
    expect(mailed()).toHaveLength(12);
  });

  it.each([[{ date: '2026-11-29', time: '09:00' }], [{ date: '2027-06-01' }], [{ time: '09:00' }]])(
    'for %o is refused',
    async (body) => {
      const w = world();
      const id = await w.planned(aList(withMail(1)));
      expect(said(await w.as('mediator').approve(id, { ...body, override: true }))).toEqual([400, 'INVALID']);
    },
  );
});

describe('letters leave', () => {
  it('L4: by mail where the address is their own and works, else printed', async () => {
    const w = world();
    const shared = { email: 'couple@courriel.example' };
    const id = await w.sent(aList(withMail(1), aLine(2), aLine(3, shared), aLine(4, shared)));
    expect(w.postbox.mails.map(({ to }) => to)).toEqual([address(1)]);
    expect(await w.progress(id)).toMatchObject({ mailed: 1, inBatch: 3 });
    expect(w.printed.at(-1)?.map(({ address: lines }) => lines.at(1))).toEqual([
      '2 rue de l’Exemple',
      '3 rue de l’Exemple',
      '4 rue de l’Exemple',
    ]);
    expect(await w.status(id)).toBe('sent');
    await expectSound(w.deps);
  });

  it('F3, D1: the mail is neutral outside, its link keeps the code behind #, and nothing counts its opening', async () => {
    const w = world();
    await w.sent(aList(withMail(1)));
    const [mail] = w.postbox.mails;
    const [letter] = await w.letters();
    if (mail === undefined || letter === undefined) throw new Error('nothing was sent');
    const code = w.codeOf(letter);
    expect(mail.read.headers.get('subject')).toBe('Un message de votre Caf');
    expect(mail.read.text).toContain(printedCode(code));
    expect(mail.read.text).toContain(`/invitation#${code}`);
    expect(mail.read.html).not.toMatch(/<img|http[^"]*[?&]/);
    expect(mail.notification).toBe(letterId(letter));
    expect(JSON.stringify(await itemsOfKind(store))).not.toContain(code);
    expect(JSON.stringify(w.log.lines)).not.toContain(code);
  });

  it('a batch is one PDF with a manifest and a page count, audited, and marked as printed', async () => {
    const w = world();
    const id = await w.sent(aList(aLine(1), aLine(2)));
    const office = w.as('list-office');
    const batches = (await office.read(id)).json.list('batches');
    expect(batches.map(({ value }) => value)).toEqual([{ batch: 1, status: 'ready', letters: 2, pages: 2 }]);
    const file = (batch: string) =>
      office.send('GET /v1/staff/campaigns/{id}/letters/{batch}', { params: { id, batch } });
    const pdf = await fetch((await file('1.pdf')).headers['location'] ?? '');
    expect(pdf.headers.get('content-disposition')).toContain('courriers-1.pdf');
    const manifest = await (await fetch((await file('1.csv')).headers['location'] ?? '')).text();
    expect(manifest).toBe('page;reference\r\n1;202611-1-2\r\n2;202611-1-3\r\n');
    expect(await itemsOfKind(store, 'audit')).toMatchObject([
      { act: 'read-campaign', appointments: [`${id}.print.1`] },
      { act: 'read-campaign', appointments: [`${id}.print.1`] },
    ]);
    const printed = await office.send('POST /v1/staff/campaigns/{id}/letters/{batch}/printed', {
      params: { id, batch: '1' },
    });
    expect(printed.json.at('batches', 0, 'status')).toBe('printed');
    expect((await file('2.pdf')).status).toBe(404);
    expect(
      (
        await w
          .as('secretariat')
          .send('GET /v1/staff/campaigns/{id}/letters/{batch}', { params: { id, batch: '1.pdf' } })
      ).status,
    ).toBe(403);
  });

  it('L4: a hard bounce becomes a printed letter by itself, with the same code, told twice or not', async () => {
    const w = world();
    const id = await w.sent(aList(withMail(1), withMail(2)));
    const letter = await idOf(w, 1);
    const code = w.codeOf((await w.letters())[0] ?? neverThere());
    await tell(w, 'Bounce', letter, address(1));
    await tell(w, 'Bounce', letter, address(1));
    clock.advance({ minutes: 2 });
    await w.tick();
    expect(await w.progress(id)).toMatchObject({ mailed: 1, inBatch: 1, bounced: 1 });
    expect(w.printed.at(-1)?.map((one) => one.code)).toEqual([printedCode(code)]);
    const next = await w.planned(aList(withMail(1, { date: '20/11/2026' })));
    expect(await w.counts(next)).toMatchObject({ deferred: 1 });
    expect(await w.counts(id)).toMatchObject({ letters: 2, balanced: true });
  });

  it('more than 500 printed letters make more than one file, each letter in one', async () => {
    const w = world();
    const id = await w.planned(aList(aLine(1)));
    const [letter] = await w.letters(id);
    if (letter === undefined) throw new Error('no letter');
    const state = { status: 'to-print', at: clock() } as const;
    await inParallel(
      16,
      Array.from({ length: 501 }, (_, at) => at),
      (at) => transact(store, [createLetterWrite({ ...letter, part: 2, line: at + 2, state })]),
    );
    await openBatches(w.deps, { caf: '94', campaign: id });
    const batches = (await itemsOfKind(store, 'print-batch')).map((item) => parseItem(PrintBatch, item));
    expect(batches.map(({ batch, candidates }) => [batch, candidates.length])).toEqual([
      [0, 0],
      [1, 500],
      [2, 1],
    ]);
    expect(new Set(batches.flatMap(({ candidates }) => candidates)).size).toBe(501);
  });
});

describe('at SES’s own rate', () => {
  it('mails keep the pace of the account, less what codes and confirmations need', async () => {
    const started: number[] = [];
    const mailer = {
      async send() {
        started.push(Date.now());
        return { outcome: 'sent', messageId: 'm' } as const;
      },
    };
    const real = Object.assign(() => Date.now(), { set: clock.set, advance: clock.advance });
    const w = world({
      mailer,
      clock: real,
      allowance: () => ({ perSecond: 25, left: 10_000, healthy: true }),
    });
    const id = await w.planned(
      aList(...Array.from({ length: 20 }, (_, at) => withMail(at, { date: '15/10/2026' }))),
    );
    const before = Date.now();
    await w.as('mediator').approve(id);
    await w.workOff();
    expect(started).toHaveLength(20);
    const [pace] = await itemsOfKind(store, 'send-pace');
    const reserved = Number(pace?.['next']);
    // A slow machine only makes mails later. A timer of Node may be early by a millisecond.
    for (const [at, when] of started.toSorted((a, b) => a - b).entries()) {
      expect(when).toBeGreaterThanOrEqual(before + at * 50 - 2);
      if (at >= 10) expect(when).toBeGreaterThanOrEqual(reserved - (20 - at) * 50 - 2);
    }
  });

  it('what is throttled leaves later, nothing is lost and nothing doubled', async () => {
    let busy = true;
    const sent: string[] = [];
    const mailer = {
      async send(mail: { to: string }): Promise<Handover> {
        if (busy) return { outcome: 'later', why: 'Throttling' };
        sent.push(mail.to);
        return { outcome: 'sent', messageId: 'm' };
      },
    };
    const w = world({ mailer });
    const id = await w.sent(aList(withMail(1), withMail(2)));
    expect(await w.progress(id)).toMatchObject({ ready: 2, mailed: 0 });
    expect(await w.status(id)).toBe('sending');
    busy = false;
    clock.advance({ minutes: 2 });
    await w.tick();
    expect(sent.toSorted()).toEqual([address(1), address(2)]);
    expect(await w.status(id)).toBe('sent');
  });

  it('stops itself before SES would: an account that is looked at, too many bounces', async () => {
    let healthy = false;
    const w = world({ allowance: () => ({ perSecond: 1_000, left: 10_000, healthy }) });
    const id = await w.sent(aList(...Array.from({ length: 6 }, (_, at) => withMail(at))));
    expect((await w.as('mediator').read(id)).body).toMatchObject({ status: 'paused', why: 'sender' });
    expect(w.postbox.mails).toEqual([]);
    healthy = true;
    await w.as('mediator').act(id, 'resume');
    await w.workOff();
    expect(w.postbox.mails).toHaveLength(6);
    const other = await w.planned(aList(withMail(9)));
    await w.as('mediator').approve(other, { date: '2026-12-05', override: true });
    for (const who of [0, 1, 2, 3]) await tell(w, 'Bounce', await idOf(w, who), address(who));
    expect((await w.as('mediator').read(id)).body).toMatchObject({ status: 'paused', why: 'bounces' });
  });

  it('with too little left for the day it waits, and leaves the rest to codes', async () => {
    let left = 100;
    const w = world({ allowance: () => ({ perSecond: 1_000, left, healthy: true }) });
    const id = await w.sent(aList(withMail(1)));
    expect(w.postbox.mails).toEqual([]);
    expect(await w.status(id)).toBe('sending');
    left = 10_000;
    clock.advance({ hours: 2 });
    await w.tick();
    expect(await w.status(id)).toBe('sent');
  });
});

describe('L5: a crash at any point', () => {
  it('after the claim, before the mail: it leaves ten minutes later, once', async () => {
    let alive = false;
    const sent: string[] = [];
    const mailer = {
      async send(mail: { to: string }): Promise<Handover> {
        if (!alive) throw new Error('the function died');
        sent.push(mail.to);
        return { outcome: 'sent', messageId: 'm' };
      },
    };
    const w = world({ mailer });
    const id = await w.planned(aList(withMail(1), aLine(2)));
    await w.as('mediator').approve(id);
    const [message] = await w.waiting();
    expect(await w.work(message?.queue ?? '', message?.body)).toBe(true);
    alive = true;
    await w.work(message?.queue ?? '', message?.body);
    expect(sent).toEqual([]);
    expect(await w.counts(id)).toMatchObject({ letters: 2, balanced: true });
    clock.advance({ minutes: 13 });
    await w.tick();
    expect(sent).toEqual([address(1)]);
    expect(await w.progress(id)).toMatchObject({ mailed: 1, inBatch: 1, underWay: 0 });
    await expectSound(w.deps);
  });

  it('after SES took it and before that was written: the Send event settles it, no second mail', async () => {
    const sent: string[] = [];
    const mailer = {
      async send(mail: { to: string }): Promise<Handover> {
        sent.push(mail.to);
        return { outcome: 'unknown', why: 'TimeoutError' };
      },
    };
    const w = world({ mailer });
    const id = await w.sent(aList(withMail(1)));
    expect(await w.progress(id)).toMatchObject({ underWay: 1 });
    await tell(w, 'Send', await idOf(w, 1), address(1));
    clock.advance({ minutes: 30 });
    await w.tick();
    expect(sent).toEqual([address(1)]);
    expect(await w.progress(id)).toMatchObject({ mailed: 1, underWay: 0 });
    expect(await w.status(id)).toBe('sent');
  });

  it('every message twice, at one moment: each letter once', async () => {
    const w = world();
    const id = await w.planned(
      aList(...Array.from({ length: 24 }, (_, at) => (at % 3 === 0 ? aLine(at) : withMail(at)))),
    );
    await w.as('mediator').approve(id);
    const [message] = await w.waiting();
    await Promise.all([1, 2, 3].map(() => w.work(message?.queue ?? '', message?.body)));
    await w.workOff({ twice: true });
    expect(w.postbox.mails).toHaveLength(16);
    expect(new Set(w.postbox.mails.map(({ to }) => to)).size).toBe(16);
    const inFiles = (await w.as('mediator').read(id)).json
      .list('batches')
      .map((batch) => batch.at('letters'));
    expect(inFiles.reduce((sum: number, letters) => sum + Number(letters), 0)).toBe(8);
    expect(await w.progress(id)).toMatchObject({ mailed: 16, inBatch: 8 });
    await expectSound(w.deps);
  });

  it('while a batch is printed: made again it holds the same letters with the same codes', async () => {
    const w = world();
    const id = await w.planned(aList(aLine(1), aLine(2), aLine(3)));
    await w.as('mediator').approve(id);
    const [sending] = (await w.waiting()).filter(({ queue }) => queue === 'campaign-dispatch');
    await w.work(sending?.queue ?? '', sending?.body);
    const [printing] = (await w.waiting()).filter(({ queue }) => queue === 'campaign-print');
    const { put } = files;
    Object.assign(w.deps, { files: { ...files, put: () => Promise.reject(new Error('the function died')) } });
    expect(await w.work(printing?.queue ?? '', printing?.body)).toBe(true);
    Object.assign(w.deps, { files: { ...files, put } });
    expect(await w.work(printing?.queue ?? '', printing?.body)).toBe(false);
    const [died, again] = w.printed.slice(-2);
    expect(again).toEqual(died);
    expect(again).toHaveLength(3);
    expect(await w.progress(id)).toMatchObject({ inBatch: 3 });
  });
});

/** Takes every mail, and does something while the fifth is on its way. */
function interrupted(act: () => Promise<unknown>) {
  const sent: string[] = [];
  const mailer = {
    async send(mail: { to: string }): Promise<Handover> {
      sent.push(mail.to);
      if (sent.length === 5) await act();
      return { outcome: 'sent', messageId: 'm' };
    },
  };
  return { sent, mailer };
}

describe('a run that is stopped', () => {
  it('paused and resumed: what has left stays, the rest follows, each once', async () => {
    let stop: () => Promise<unknown> = async () => undefined;
    const { sent, mailer } = interrupted(() => stop());
    const w = world({ mailer });
    const id = await w.planned(aList(...Array.from({ length: 25 }, (_, at) => withMail(at))));
    stop = () => w.as('mediator').act(id, 'pause');
    await w.as('mediator').approve(id);
    await w.workOff();
    expect((await w.as('mediator').read(id)).body).toMatchObject({ status: 'paused', why: 'asked' });
    expect(sent).toHaveLength(10);
    clock.advance({ hours: 1 });
    await w.tick();
    expect(sent).toHaveLength(10);
    await w.as('mediator').act(id, 'resume');
    await w.workOff();
    expect(new Set(sent).size).toBe(25);
    expect(sent).toHaveLength(25);
    expect(await w.counts(id)).toMatchObject({ lines: 25, letters: 25, balanced: true });
  });

  it('cancelled while it leaves, with the clock going: what has not left is taken back all the same', async () => {
    let stop: () => Promise<unknown> = async () => undefined;
    const { mailer } = interrupted(() => stop());
    const w = world({ mailer });
    const id = await w.planned(aList(...Array.from({ length: 25 }, (_, at) => withMail(at))));
    stop = async () => {
      await w.as('mediator').act(id, 'cancel');
      await campaignClock(w.deps)({});
    };
    await w.as('mediator').approve(id);
    await w.workOff();
    for (let round = 0; round < 3; round += 1) {
      clock.advance({ minutes: 31 });
      await w.tick();
    }
    expect(await w.progress(id)).toMatchObject({ mailed: 10, cancelled: 15, ready: 0 });
    expect(await w.counts(id)).toMatchObject({ lines: 25, letters: 25, balanced: true });
  });

  it('cancelled, what waits for another month is taken back with the rest, at once (L2)', async () => {
    const w = world();
    await w.sent(aList(aLine(1)));
    const id = await w.sent(aList(aLine(1, { date: '20/11/2026' }), aLine(2), aLine(3)));
    expect(await w.counts(id)).toMatchObject({ letters: 2, deferred: 1 });
    await w.as('mediator').act(id, 'cancel');
    await w.workOff();
    expect(await w.progress(id)).toMatchObject({ inBatch: 0, cancelled: 3 });
    expect(await w.counts(id)).toMatchObject({ lines: 3, letters: 3, deferred: 0, balanced: true });
  });

  it('cancelled, a letter whose code was used has arrived, though nobody noted that its batch was posted (L2)', async () => {
    const w = world();
    const id = await w.sent(aList(aLine(1), aLine(2)));
    const handler = publicRequests(w.deps);
    const code = w.codeOf((await w.letters(id))[0] ?? neverThere());
    const opened = await call(handler, 'POST /v1/invitations/open', { body: { code } });
    const params = { token: opened.json.text('token') };
    const declined = await call(handler, 'POST /v1/invitations/{token}/decline', { params });
    expect(declined.status).toBeLessThan(300);
    await w.as('mediator').act(id, 'cancel');
    await w.workOff();
    expect(await w.progress(id)).toMatchObject({ inBatch: 1, cancelled: 1 });
    clock.advance({ minutes: 31 });
    await campaignClock(w.deps)({});
    expect(await w.waiting()).toEqual([]);
  });

  it('cancelled, a pass that dies half-way loses nobody’s month (L2, L5)', async () => {
    const w = world();
    const id = await w.sent(aList(aLine(1), aLine(2)));
    await w.as('mediator').act(id, 'cancel');
    const stack = store.client.middlewareStack;
    let dies = true;
    stack.add(
      (next) => (args) => {
        const isFreed = JSON.stringify(args.input).includes('REMOVE #letter, #next');
        if (!isFreed || !dies) return next(args);
        dies = false;
        throw new Error('died');
      },
      { step: 'initialize', name: 'dies-once' },
    );
    const [pass] = await w.waiting();
    expect(await w.work(pass?.queue ?? '', pass?.body)).toBe(true);
    stack.remove('dies-once');
    expect(await w.work(pass?.queue ?? '', pass?.body)).toBe(false);
    expect(await w.progress(id)).toMatchObject({ cancelled: 2 });
    const mended = await w.sent(aList(aLine(1), aLine(2)));
    expect(await w.counts(mended)).toMatchObject({ letters: 2, deferred: 0, balanced: true });
  });

  it('cancelled, it comes to rest, also when a batch of it was posted', async () => {
    const w = world();
    const id = await w.sent(aList(aLine(1)));
    const params = { id, batch: '1' };
    await w.as('list-office').send('POST /v1/staff/campaigns/{id}/letters/{batch}/printed', { params });
    await w.as('mediator').act(id, 'cancel');
    for (let round = 0; round < 3; round += 1) {
      await w.tick();
      clock.advance({ minutes: 31 });
    }
    await campaignClock(w.deps)({});
    expect(await w.waiting()).toEqual([]);
    const [campaign] = await itemsOfKind(store, 'campaign');
    expect(campaign?.['gsi1sk']).toBe(undefined);
    expect(await w.progress(id)).toMatchObject({ inBatch: 1, cancelled: 0 });
  });

  it('cancelled: nothing more leaves, and a mended list may write to these people', async () => {
    const w = world();
    const id = await w.planned(aList(withMail(1), aLine(2)));
    await w.as('mediator').approve(id, { date: '2026-12-05', override: true });
    expect((await w.as('mediator').act(id, 'cancel')).status).toBe(200);
    await w.workOff();
    clock.set('2026-12-05T10:00:00+01:00');
    await w.tick();
    expect(w.postbox.mails.filter(({ to }) => to === address(1))).toEqual([]);
    expect(await w.progress(id)).toMatchObject({ cancelled: 2, ready: 0 });
    expect(await w.counts(id)).toMatchObject({ lines: 2, letters: 2, balanced: true });
    expect(await w.counts(await w.planned(aList(withMail(1), aLine(2))))).toMatchObject({
      letters: 2,
      known: 0,
    });
    expect(said(await w.as('mediator').act(id, 'resume'))).toEqual([409, 'NOT_IN_THIS_STATE']);
  });

  it('cancelled: a batch that nobody has posted goes nowhere, one that was posted stays, and a mended list writes to the former in the same month (L2, L5)', async () => {
    const w = world();
    const office = w.as('list-office');
    const file = (id: string, batch: string) =>
      office.send('GET /v1/staff/campaigns/{id}/letters/{batch}', { params: { id, batch } });
    const posted = (id: string) =>
      office.send('POST /v1/staff/campaigns/{id}/letters/{batch}/printed', { params: { id, batch: '1' } });

    const kept = await w.sent(aList(aLine(1)));
    expect((await posted(kept)).status).toBe(200);
    await w.as('mediator').act(kept, 'cancel');
    await w.workOff();
    expect(await w.progress(kept)).toMatchObject({ inBatch: 1, cancelled: 0 });
    expect((await file(kept, '1.pdf')).status).toBe(303);

    const wrong = await w.sent(aList(aLine(2), withMail(3)));
    expect(await w.progress(wrong)).toMatchObject({ inBatch: 1, mailed: 1 });
    expect((await w.as('mediator').act(wrong, 'cancel')).status).toBe(200);
    expect(said(await file(wrong, '1.pdf'))).toEqual([409, 'NOT_IN_THIS_STATE']);
    expect(said(await file(wrong, '1.csv'))).toEqual([409, 'NOT_IN_THIS_STATE']);
    expect(said(await posted(wrong))).toEqual([409, 'NOT_IN_THIS_STATE']);
    await w.workOff();
    expect(await w.progress(wrong)).toMatchObject({ inBatch: 0, cancelled: 1, mailed: 1 });
    expect(await w.counts(wrong)).toMatchObject({ lines: 2, letters: 2, balanced: true });

    const mended = await w.sent(aList(aLine(1), aLine(2), withMail(3)));
    expect(await w.counts(mended)).toMatchObject({ letters: 1, known: 2, deferred: 0, balanced: true });
    expect(await w.progress(mended)).toMatchObject({ inBatch: 1 });
  });
});

describe('answers', () => {
  it('the code books once without a code by mail; figures tell what came of the run, each with what it is a share of', async () => {
    await mediatorWith();
    const w = world();
    const id = await w.sent(aList(withMail(1), withMail(2), aLine(3)));
    const handler = publicRequests(w.deps);
    const code = w.codeOf((await w.letters())[0] ?? neverThere());
    const opened = await call(handler, 'POST /v1/invitations/open', { body: { code } });
    const book = () =>
      call(publicBooking(w.deps), 'POST /v1/cafs/{caf}/appointments', {
        params: { caf: '94' },
        body: {
          service: 'entretien-information-mediation',
          place: 'caf-creteil',
          mode: 'on-site',
          start: '2026-12-08T09:00:00+01:00',
          person: { firstName: 'Camille', lastName: 'Exemple-b' },
          contact: { by: 'none' },
          invitation: opened.json.text('token'),
        },
      });
    const booked = await book();
    expect([booked.status, booked.json.at('status')]).toEqual([201, 'confirmed']);
    expect(said(await book())).toEqual([409, 'ALREADY_BOOKED']);
    const other = w.codeOf((await w.letters())[1] ?? neverThere());
    const token = (await call(handler, 'POST /v1/invitations/open', { body: { code: other } })).json.text(
      'token',
    );
    await call(handler, 'POST /v1/invitations/{token}/decline', { params: { token } });
    clock.set('2026-12-08T12:00:00+01:00');
    const desk = aDesk(w.deps, { roles: ['mediator'], sub: 'mediatrice' });
    expect((await desk.outcome(booked.json.text('id'), 'kept')).status).toBe(200);
    const results = (await w.as('mediator').get(id, 'results')).json;
    const share = (name: string) => [results.at(name, 'numerator'), results.at(name, 'denominator')];
    expect(['mail', 'print', 'bounced', 'declined', 'booked', 'kept'].map(share)).toEqual([
      [2, 3],
      [1, 3],
      [0, 2],
      [1, 3],
      [1, 3],
      [1, 1],
    ]);
    expect(results.at('booked')).toMatchObject({
      unit: expect.stringContaining('rendez-vous pris'),
      from: '2026-11-30',
      to: '2026-12-08',
      scope: expect.stringContaining('Val-de-Marne'),
    });
    const forManagers = (await w.as('manager').get(id, 'results')).json;
    expect(forManagers.at('booked')).not.toHaveProperty('numerator');
    expect(said(await w.as('secretariat').get(id, 'results'))).toEqual([403, 'FORBIDDEN']);
  });

  it('L3: what past runs led to is what the next one expects', async () => {
    const w = world();
    const id = await w.sent(aList(...Array.from({ length: 60 }, (_, at) => aLine(at))));
    clock.advance({ days: 40 });
    await w.tick();
    const next = await w.planned(aList(...Array.from({ length: 10 }, (_, at) => aLine(at + 100))));
    expect((await w.as('mediator').read(next)).json.at('outlook')).toMatchObject({ takeUp: 0, expected: 0 });
    expect(await w.status(id)).toBe('sent');
  }, 60_000);

  it('L8: a letter that came back is entered by its code: code dead, address set aside, entered twice or not', async () => {
    const w = world();
    const id = await w.sent(aList(aLine(1)));
    const code = w.codeOf((await w.letters())[0] ?? neverThere());
    const desk = w.as('secretariat');
    expect((await desk.returned(printedCode(code).toLowerCase())).body).toEqual({ status: 'returned' });
    expect((await desk.returned(code)).body).toEqual({ status: 'before' });
    expect((await desk.returned('ACDEFGHJ')).status).toBe(404);
    expect(await w.progress(id)).toMatchObject({ returned: 1, inBatch: 0 });
    const opened = await call(publicRequests(w.deps), 'POST /v1/invitations/open', { body: { code } });
    expect(opened.json.at('state')).toBe('expired');
    clock.advance({ days: 40 });
    const again = await w.planned(
      aList(aLine(1, { date: '20/11/2026' }), withMail(1, { date: '21/11/2026' })),
    );
    expect(await w.counts(again)).toMatchObject({ letters: 1, notWritten: 1, balanced: true });
    expect((await w.as('mediator').read(again)).json.at('doubts')).toBe(1);
  });

  it('L8: a code does not run out while no time is offered, and does once there is one', async () => {
    const w = world();
    await w.sent(aList(aLine(1)));
    await mediatorWith();
    await w.sent(aList(aLine(2)));
    const invitations = await itemsOfKind(store, 'invitation');
    expect(invitations.map((item) => 'expiresAt' in item).toSorted()).toEqual([false, true]);
  });
});

describe('a monthly list that has not come', () => {
  it('is asked for on the 3rd, once, and not when it has come', async () => {
    const w = world();
    clock.set('2026-12-02T12:00:00+01:00');
    await w.tick();
    expect(w.postbox.mails).toEqual([]);
    clock.set('2026-12-03T08:00:00+01:00');
    await w.tick();
    await w.tick();
    expect(w.postbox.mails.map(({ to }) => to)).toEqual(['liste-du-mois@caf94.example']);
    const missing = (await w.as('mediator').send('GET /v1/staff/campaigns')).json.at('missing');
    expect(missing).toEqual([{ type: 'separation', month: '2026-12', day: 3 }]);
    await w.planned(aList(aLine(1)));
    expect((await w.as('mediator').send('GET /v1/staff/campaigns')).json.at('missing')).toEqual([]);
    clock.set('2027-01-03T08:00:00+01:00');
    await w.tick();
    expect(w.postbox.mails).toHaveLength(2);
  });

  const missingNow = async (w: ReturnType<typeof world>) =>
    (await w.as('mediator').send('GET /v1/staff/campaigns')).json.list('missing').length;

  it('is still missing when what came is no list, is all to be mended, or was taken back before anything left', async () => {
    const w = world();
    clock.set('2026-12-03T08:00:00+01:00');
    await w.planned('rien;de;tel');
    expect(await missingNow(w)).toBe(1);
    await w.planned(aList(aLine(1, { date: '31/11/2026' })));
    expect(await missingNow(w)).toBe(1);
    const id = await w.planned(aList(aLine(2)));
    expect(await missingNow(w)).toBe(0);
    await w.as('list-office').act(id, 'cancel');
    await w.workOff();
    expect(await missingNow(w)).toBe(1);
    await w.planned(aList(aLine(2)));
    expect(await missingNow(w)).toBe(0);
  });

  it('has come, however many runs of other kinds came after it', async () => {
    const w = world();
    clock.set('2026-12-01T08:00:00+01:00');
    const id = await w.planned(aList(aLine(1)));
    const [made] = (await itemsOfKind(store, 'campaign')).map((item) => parseItem(Campaign, item));
    if (made?.id !== id) throw new Error('no run');
    for (let day = 1; day <= 60; day += 1) {
      const other = {
        ...made,
        id: `other-${day}`,
        type: 'bereavement',
        createdAt: made.createdAt + day * 60_000,
      };
      await transact(store, [createCampaignWrite(other, undefined)]);
    }
    clock.set('2026-12-20T08:00:00+01:00');
    expect(await missingNow(w)).toBe(0);
  });

  it('is asked for at each address once, also when SES takes the second mail only later', async () => {
    const remind = ['un@caf94.example', 'deux@caf94.example'];
    const campaigns = caf94().campaigns.map((type) =>
      type.expected === undefined ? type : { ...type, expected: { ...type.expected, remind } },
    );
    const told: string[] = [];
    let busy = true;
    const mailer = {
      async send({ to }: { to: string }): Promise<Handover> {
        if (busy && to === remind[1]) return { outcome: 'later', why: 'Throttling' };
        told.push(to);
        return { outcome: 'sent', messageId: 'm' };
      },
    };
    const w = campaignWorld({ store, files, clock, mailer, cafs: new Map([['94', aCaf({ campaigns })]]) });
    clock.set('2026-12-03T08:00:00+01:00');
    await campaignClock(w.deps)({});
    const [message] = await w.waiting();
    const body = message?.body;
    expect(await w.work('campaign-dispatch', body)).toBe(true);
    busy = false;
    expect(await w.work('campaign-dispatch', body)).toBe(false);
    expect(await w.work('campaign-dispatch', body)).toBe(false);
    expect(told).toEqual(remind);
  });
});

function neverThere(): never {
  throw new Error('no such letter');
}
