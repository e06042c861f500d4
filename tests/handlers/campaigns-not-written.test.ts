import { beforeEach, describe, expect, it } from 'vitest';
import { publicRequests } from '../../functions/public-requests/handler.ts';
import type { CampaignType } from '../../shared/domain/campaign-type.ts';
import type { Store } from '../../shared/store/client.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { setMark } from '../../shared/store/person-marks.ts';
import { aLine, aList, withMail } from '../support/campaign-lines.ts';
import { campaignWorld } from '../support/campaigns.ts';
import { said } from '../support/desk.ts';
import { aClock, caf94 } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
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

/** Somebody types the code of a letter and declines, or takes that back. */
async function answer(w: World, code: string, act: 'decline' | 'take-back') {
  const handler = publicRequests(w.deps);
  const opened = await call(handler, 'POST /v1/invitations/open', { body: { code } });
  const token = opened.json.text('token');
  return call(handler, `POST /v1/invitations/{token}/${act}`, { params: { token } });
}

async function codeOfFirst(w: World, id: string): Promise<string> {
  const [letter] = await w.letters(id);
  if (letter === undefined) throw new Error('no letter');
  return w.codeOf(letter);
}

const lettersTo = (w: World, who: number) =>
  w.postbox.mails.filter(({ to }) => to === `personne.${who}@courriel.example`).length;

const later = (line: string) => line.replace('15/10/2026', '01/11/2026');

describe('F2, L2: whoever declined', () => {
  const person = withMail(1, { phone: '01 99 00 12 34' });

  it('gets no further letter, of any campaign, until they take it back', async () => {
    const w = world();
    const code = await codeOfFirst(w, await w.sent(aList(person)));
    expect((await answer(w, code, 'decline')).status).toBe(200);
    clock.advance({ days: 40 });
    expect(await w.counts(await w.planned(aList(later(person))))).toMatchObject({
      letters: 0,
      notWritten: 1,
      balanced: true,
    });
    await answer(w, code, 'take-back');
    expect(await w.counts(await w.planned(aList(person.replace('15/10', '20/11'))))).toMatchObject({
      letters: 1,
      notWritten: 0,
    });
  });

  it.each([
    ['number', aLine(9, { number: '1000001' })],
    ['e-mail', aLine(9, { email: 'personne.1@courriel.example' })],
    ['phone', aLine(9, { phone: '+33 1 99 00 12 34' })],
    [
      'birth name with address',
      aLine(9, { firstName: 'Alix', lastName: 'EXEMPLE b', street: '1, rue de l’exemple' }),
    ],
    [
      'used name with address',
      aLine(9, { firstName: 'Alix', usedName: 'Exemple-b', street: '1 rue de l’Exemple' }),
    ],
  ])(
    'in doubt, with the same %s, gets none, and the line is shown for checking without a reason',
    async (_, line) => {
      const w = world();
      await answer(w, await codeOfFirst(w, await w.sent(aList(person))), 'decline');
      const id = await w.planned(aList(line, aLine(5)));
      expect(await w.counts(id)).toMatchObject({ letters: 1, notWritten: 1, balanced: true });
      const doubts = await w.as('mediator').get(id, 'doubts');
      expect(doubts.json.list('doubts')).toHaveLength(1);
      expect(Object.keys(doubts.json.list('doubts')[0]?.value ?? {}).sort()).toEqual([
        'address',
        'id',
        'line',
        'name',
      ]);
      expect((await w.as('list-office').get(id, 'doubts')).status).toBe(403);
    },
  );

  it('a line in doubt is written to once somebody has looked; what is sure is not', async () => {
    const w = world();
    await answer(w, await codeOfFirst(w, await w.sent(aList(person))), 'decline');
    const id = await w.planned(aList(aLine(9, { number: '1000001', firstName: 'Alix' }), later(person)));
    const mediator = w.as('mediator');
    const [doubt, ...others] = (await mediator.get(id, 'doubts')).json.list('doubts');
    expect(others).toEqual([]);
    const release = (letter: string) =>
      mediator.send('POST /v1/staff/campaigns/{id}/doubts/{letter}/release', { params: { id, letter } });
    expect((await release(doubt?.text('id') ?? '')).status).toBe(204);
    expect(await w.counts(id)).toMatchObject({ letters: 1, notWritten: 1, balanced: true });
    expect(said(await release('1-3'))).toEqual([404, 'NOT_FOUND']);
    await mediator.approve(id);
    await w.workOff();
    expect(await w.progress(id)).toMatchObject({ inBatch: 1 });
  });

  it('between approval and sending gets none: wishes are read again just before (L7)', async () => {
    const w = world();
    const first = await w.sent(aList(person));
    clock.advance({ days: 40 });
    const id = await w.planned(aList(later(person)));
    await w.as('mediator').approve(id, { date: '2027-01-15', time: '09:00', override: true });
    await answer(w, await codeOfFirst(w, first), 'decline');
    const before = w.postbox.mails.length;
    await w.as('mediator').act(id, 'cancel');
    const again = await w.planned(aList(later(person), aLine(4)));
    expect(await w.counts(again)).toMatchObject({ letters: 1, notWritten: 1 });
    expect(w.postbox.mails).toHaveLength(before);
  });
});

describe('M7, L2: whoever carries `no-joint-session`', () => {
  const marked = { firstName: 'Camille', lastName: 'Exemple-b', email: 'personne.1@courriel.example' };
  const mark = (w: World, what: 'no-joint-session' | 'discreet-contact') =>
    setMark(w.deps, '94', marked, what, { by: 'mediator', at: clock() });

  it('gets no mediation letter, planned or approved, and nothing says why', async () => {
    const w = world();
    const approved = await w.planned(aList(withMail(1)));
    await mark(w, 'no-joint-session');
    await w.as('mediator').approve(approved);
    await w.workOff();
    expect(await w.counts(approved)).toMatchObject({ letters: 0, notWritten: 1, balanced: true });
    expect(w.postbox.mails).toEqual([]);
    const [letter] = await w.letters(approved);
    expect(letter).not.toHaveProperty('person');
    expect(letter?.state).toEqual({ status: 'not-written', doubt: false });
  });

  it('gets other letters like everybody', async () => {
    const w = world();
    await mark(w, 'no-joint-session');
    const id = await w.planned(aList(withMail(1)), { type: 'bereavement' });
    expect(await w.counts(id)).toMatchObject({ letters: 1, notWritten: 0 });
  });

  it('L4: whoever wants discretion gets a printed letter, never a mail', async () => {
    const w = world();
    await mark(w, 'discreet-contact');
    const id = await w.sent(aList(withMail(1)));
    expect(w.postbox.mails).toEqual([]);
    expect(await w.progress(id)).toMatchObject({ inBatch: 1, mailed: 0 });
  });
});

describe('L7: a death', () => {
  const HEAD =
    'Numéro allocataire;Nom;Prénom;Adresse;Code postal;Commune;Date du décès;Nom du défunt;Prénom du défunt';
  const death = '1000001;Exemple-b;Alix;1 rue de l’Exemple;94000;Créteil;10/11/2026;Exemple-b;Camille';

  it('stops every letter to the deceased, and mediation letters to the household for six months', async () => {
    const w = world();
    await w.planned([HEAD, death].join('\n'), { type: 'bereavement' });
    const household = aLine(1, { firstName: 'Noa' });
    const deceased = aLine(1, { firstName: 'Camille' });
    expect(await w.counts(await w.planned(aList(household, deceased, aLine(2))))).toMatchObject({
      letters: 1,
      notWritten: 2,
    });
    clock.set('2027-05-11T09:00:00+02:00');
    const after = await w.planned(
      aList(household.replace('15/10/2026', '01/05/2027'), deceased.replace('15/10/2026', '01/05/2027')),
    );
    expect(await w.counts(after)).toMatchObject({ letters: 1, notWritten: 1, balanced: true });
  });

  it('told between approval and sending, stops the letter too', async () => {
    const w = world();
    const id = await w.planned(aList(withMail(1)));
    await w.planned([HEAD, death].join('\n'), { type: 'bereavement' });
    await w.as('mediator').approve(id);
    await w.workOff();
    expect(await w.counts(id)).toMatchObject({ letters: 0, notWritten: 1, balanced: true });
    expect(w.postbox.mails).toEqual([]);
  });
});

describe('L2: at most one letter a month', () => {
  it('over all campaigns; the second is deferred, counted in its own run, and leaves on its day', async () => {
    const w = world();
    await w.sent(aList(withMail(1)));
    const id = await w.planned(aList(later(withMail(1)), withMail(2)));
    expect(await w.counts(id)).toMatchObject({ lines: 2, letters: 1, deferred: 1, balanced: true });
    await w.as('mediator').approve(id);
    await w.workOff();
    expect(w.postbox.mails.map(({ to }) => to)).toEqual([
      'personne.1@courriel.example',
      'personne.2@courriel.example',
    ]);
    clock.set('2026-12-29T12:00:00+01:00');
    await w.tick();
    expect(lettersTo(w, 1)).toBe(1);
    clock.set('2026-12-30T06:00:00+01:00');
    await w.tick();
    expect(lettersTo(w, 1)).toBe(2);
    expect(await w.counts(id)).toMatchObject({ lines: 2, letters: 2, deferred: 0, balanced: true });
  });

  it('two runs that leave at one moment write once', async () => {
    const w = world();
    const first = await w.planned(aList(withMail(1)));
    const second = await w.planned(aList(later(withMail(1))));
    await Promise.all([w.as('mediator').approve(first), w.as('mediator').approve(second)]);
    await Promise.all((await w.waiting()).map(({ queue, body }) => w.work(queue, body)));
    await w.workOff();
    expect(w.postbox.mails).toHaveLength(1);
    const [one, other] = [await w.counts(first), await w.counts(second)];
    expect([one['letters'], one['deferred'], other['letters'], other['deferred']].toSorted()).toEqual([
      0, 0, 1, 1,
    ]);
  });

  it('bereavement first: a letter of a worse rank waits for it', async () => {
    const caf = { ...caf94(), campaigns: [...caf94().campaigns, aThirdKind()] };
    const w = campaignWorld({ store, files, clock, cafs: new Map([['94', caf]]) });
    const other = await w.planned(aList(withMail(1)), { type: 'arrivee' });
    const bereavement = await w.planned(aList(later(withMail(1))), { type: 'bereavement' });
    await w.as('social-worker').approve(other);
    await w.workOff();
    expect(await w.counts(other)).toMatchObject({ letters: 0, deferred: 1, balanced: true });
    await w.as('social-worker').approve(bereavement);
    await w.workOff();
    expect(await w.counts(bereavement)).toMatchObject({ letters: 1, deferred: 0 });
    expect(lettersTo(w, 1)).toBe(1);
  });
});

/** Invented here: data alone (L6). */
function aThirdKind(): CampaignType {
  return {
    id: 'arrivee',
    name: 'Première naissance',
    service: 'rendez-vous-des-droits',
    letter: 'bereavement',
    approvedBy: ['secretariat', 'social-worker'],
    rank: 3,
    offersMediation: false,
    tellsOfDeath: false,
    takeUp: 0.3,
    validDays: 30,
    sendAt: '10:00',
  };
}

describe('L6: a kind of campaign is data', () => {
  it('a third one, invented here, runs from list to letter', async () => {
    const caf = { ...caf94(), campaigns: [...caf94().campaigns, aThirdKind()] };
    const w = campaignWorld({ store, files, clock, cafs: new Map([['94', caf]]) });
    const id = await w.planned(aList(withMail(1), aLine(2)), { type: 'arrivee' });
    expect(said(await w.as('mediator').approve(id))).toEqual([404, 'NOT_FOUND']);
    expect((await w.as('social-worker').approve(id)).status).toBe(200);
    await w.workOff();
    expect(await w.progress(id)).toMatchObject({ mailed: 1, inBatch: 1 });
  });

  it('nobody delivers the service: no campaign starts', async () => {
    const caf = caf94();
    const services = caf.services.map((one) =>
      one.id === 'entretien-information-mediation'
        ? { ...one, delivery: { by: 'nobody', elsewhere: 'Appelez le 39 39.' } as const }
        : one,
    );
    const w = campaignWorld({ store, files, clock, cafs: new Map([['94', { ...caf, services }]]) });
    expect(said(await w.as('list-office').post(aList(aLine(1)), { type: 'separation' }))).toEqual([
      409,
      'NOT_BOOKABLE',
    ]);
  });
});
