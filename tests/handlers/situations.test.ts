import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aMediator, CLAUDE, mediators, SACHA } from '../support/mediation.ts';
import { aReferrer } from '../support/referrals.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const INTERVIEW = { service: 'entretien-information-mediation' };
let clock: TestClock;
let deps: Deps;
let camille: ReturnType<typeof aReferrer>;
let andrea: ReturnType<typeof aReferrer>;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await mediators(deps);
  await aReceivingProfessional(deps.store);
  camille = aReferrer(deps);
  andrea = aReferrer(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
  desk = aDesk(deps);
});

/** An appointment with Camille, for somebody. */
async function withCamille(person: unknown = CLAUDE.person, start = '2026-12-01T09:00:00+01:00') {
  const booked = await desk.book({ person, start, professional: 'camille-exemple' });
  if (booked.status !== 201) throw new Error(booked.text);
  return booked.json.text('id');
}
/** An information interview with Andréa. */
async function withAndrea(person: unknown = CLAUDE.person, start = '2026-12-01T11:30:00+01:00') {
  const booked = await desk.book({ ...INTERVIEW, person, start, professional: 'andrea-exemple' });
  if (booked.status !== 201) throw new Error(booked.text);
  return booked.json.text('id');
}
const others = async (who: typeof camille, appointment: string) => {
  const answer = await who.look(appointment);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.list('others').map((one) => one.at('professional', 'id'));
};

describe('those who follow one person', () => {
  it('see that the others do, and whom to call, once the person agreed; and nothing at once when they take it back', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    expect(await others(andrea, theirs)).toEqual([]);
    const shared = await camille.share(mine);
    expect(shared.json.at('own')).toEqual({ since: '2026-11-27T07:59:00+01:00' });
    const seen = await andrea.look(theirs);
    expect(seen.json.value).toEqual({
      service: 'mediator',
      follows: true,
      own: null,
      others: [
        {
          service: 'social-worker',
          professional: { id: 'camille-exemple', name: 'Camille Exemple', title: 'Assistante sociale' },
        },
      ],
    });
    await camille.revoke(mine);
    expect(await others(andrea, theirs)).toEqual([]);
    await expectSound(deps);
  });

  it('see of each service only what was agreed for it: no mediation without an agreement that names it (M3)', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    await camille.share(mine);
    expect(await others(camille, mine)).toEqual([]);
    await andrea.share(theirs);
    expect(await others(camille, mine)).toEqual(['andrea-exemple']);
    await andrea.revoke(theirs);
    expect(await others(camille, mine)).toEqual([]);
    expect(await others(andrea, theirs)).toEqual(['camille-exemple']);
  });

  it('hear it of a mediation that goes on, until it is closed (M3)', async () => {
    const mine = await withCamille();
    const mediator = aMediator(deps);
    const opened = await mediator.open();
    const [id, party] = [opened.json.text('id'), opened.json.text('parties', 0, 'id')];
    expect(await others(camille, mine)).toEqual([]);
    await andrea.shareParty(id, party);
    expect(await others(camille, mine)).toEqual(['andrea-exemple']);
    expect(JSON.stringify((await camille.look(mine)).json.value)).not.toMatch(/Sacha|Second|seance|dossier/);
    await mediator.close(id, 'no-agreement');
    expect(await others(camille, mine)).toEqual([]);
  });

  it('learn nothing across the parties of one mediation, whatever one of them agreed to (M3)', async () => {
    const claudes = await withCamille();
    const mediator = aMediator(deps);
    const opened = await mediator.open();
    const id = opened.json.text('id');
    await andrea.shareParty(id, opened.json.text('parties', 0, 'id'));
    expect(await others(camille, claudes)).toEqual(['andrea-exemple']);
    // Staff booking keeps them apart; Sacha books alone, and is never refused (B7).
    const alone = { person: SACHA.person, start: '2026-12-01T10:00:00+01:00' };
    const { id: sachas } = await aClient(deps).bookAndConfirm(alone);
    expect(await others(camille, claudes)).toEqual([]);
    expect(await others(camille, sachas)).toEqual([]);
  });

  it('are shown to nobody who does not follow the person, though they see the appointment', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    await camille.share(mine);
    await andrea.share(theirs);
    await aReceivingProfessional(deps.store, {
      id: 'lou-exemple',
      displayName: 'Lou Exemple',
      subject: 'lou',
    });
    const lou = aReferrer(deps, { sub: 'lou' });
    const look = await lou.look(mine);
    expect([look.json.at('follows'), look.json.at('others')]).toEqual([false, []]);
    expect(said(await lou.look(theirs))).toEqual([404, 'NOT_FOUND']);
    expect(said(await lou.lookAtParty('unknown-case', 'unknown-party'))).toEqual([404, 'NOT_FOUND']);
  });

  it('are for those who receive alone: not the desk, the secretariat or a manager (F1, D6)', async () => {
    const mine = await withCamille();
    const receivers = ['social-worker', 'mediator', 'psychologist'];
    for (const role of Role.options.filter((one) => !receivers.includes(one)))
      expect((await aReferrer(deps, { roles: [role] }).look(mine)).status, role).toBe(403);
    const unlinked = aReferrer(deps, { sub: 'linked-to-nobody' });
    expect((await unlinked.look(mine)).status).not.toBe(200);
  });

  it('are people of the same name with the same e-mail, phone or number: not a namesake (B2, D5)', async () => {
    const { firstName, lastName } = CLAUDE.person;
    const [mine, namesakes] = [
      await withCamille(),
      await withAndrea({ firstName, lastName, email: 'un.autre@courriel.example' }),
    ];
    await camille.share(mine);
    expect(await others(andrea, namesakes)).toEqual([]);
  });

  it('count as long as a follow-up lasts: half a year after the last appointment (B7)', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    await camille.share(mine);
    clock.set('2027-05-20T08:00:00+02:00');
    expect(await others(andrea, theirs)).toEqual(['camille-exemple']);
    clock.set('2027-06-10T08:00:00+02:00');
    expect(await others(andrea, theirs)).toEqual([]);
  });

  it('no more once the appointment was cancelled', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    await camille.share(mine);
    await desk.cancel(mine, 'person-asked');
    expect(await others(andrea, theirs)).toEqual([]);
  });
});

describe('the agreement', () => {
  it('is recorded with who did and when, never without (F1)', async () => {
    const mine = await withCamille();
    const about = { kind: 'appointment', appointment: mine };
    expect(said(await camille.situation('share', { about }))).toEqual([409, 'AGREEMENT_NEEDED']);
    expect(await itemsOfKind(deps.store, 'situation')).toEqual([]);
    await camille.share(mine);
    await camille.share(mine);
    expect(await itemsOfKind(deps.store, 'situation')).toMatchObject([
      { sharings: [{ service: 'social-worker', by: camille.sub }] },
    ]);
  });

  it('holds nothing of the person but keyed hashes, and nothing of why they are followed (M6, D1)', async () => {
    await camille.share(await withCamille());
    const items = [
      ...(await itemsOfKind(deps.store, 'situation')),
      ...(await itemsOfKind(deps.store, 'situation-of')),
    ];
    expect(JSON.stringify(items)).not.toMatch(/Claude|Premier|0199001111|courriel|droits/);
  });

  it('for every service can be taken back with any of those who follow the person, who is answered alike', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    const nothing = await camille.revoke(mine, 'all');
    await andrea.share(theirs);
    const something = await camille.revoke(mine, 'all');
    expect(something.json.value).toEqual(nothing.json.value);
    await camille.share(mine);
    await andrea.share(theirs);
    await camille.revoke(mine, 'own');
    expect((await andrea.look(theirs)).json.at('own')).not.toBeNull();
    await camille.revoke(mine, 'all');
    expect((await andrea.look(theirs)).json.at('own')).toBeNull();
  });

  it('given by one contact and taken back by another leaves nothing to be seen', async () => {
    const { firstName, lastName, email, phone } = CLAUDE.person;
    const byMail = await withCamille({ firstName, lastName, email });
    const byPhone = await withCamille({ firstName, lastName, phone }, '2026-12-01T10:00:00+01:00');
    const both = await withAndrea();
    await camille.share(byMail);
    await camille.share(byPhone);
    expect(await others(andrea, both)).toEqual(['camille-exemple']);
    await camille.revoke(byMail);
    expect(await others(andrea, both)).toEqual(['camille-exemple']);
    await andrea.revoke(both, 'all');
    expect(await others(andrea, both)).toEqual([]);
    expect((await camille.look(byPhone)).json.at('own')).toBeNull();
    await expectSound(deps);
  });

  it('of many given and taken back at the same moment is sound, and ends as the last word', async () => {
    const [mine, theirs] = [await withCamille(), await withAndrea()];
    const acts = Array.from({ length: 6 }, (_, at) =>
      at % 2 === 0 ? camille.share(mine) : camille.revoke(mine),
    );
    for (const answer of await Promise.all(acts)) expect([200, 503]).toContain(answer.status);
    await expectSound(deps);
    await camille.revoke(mine);
    expect(await others(andrea, theirs)).toEqual([]);
  });
});

describe('each look', () => {
  it('is written down, whatever it shows (D3)', async () => {
    const mine = await withCamille();
    await camille.look(mine);
    await camille.revoke(mine);
    const lines = (await itemsOfKind(deps.store, 'audit')).filter((one) => one['act'] === 'read-situation');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatchObject({ by: camille.sub, appointments: [mine] });
  });
});

describe('the check of a table', () => {
  it('finds agreements that none of a person’s keys leads to', async () => {
    await camille.share(await withCamille());
    const [key] = await itemsOfKind(deps.store, 'situation-of');
    await deps.store.client.send(
      new DeleteCommand({ TableName: deps.store.table, Key: { pk: key?.['pk'], sk: key?.['sk'] } }),
    );
    const faults = await checkTable(deps.store, { now: clock(), cafs: deps.cafs, keys: deps.keys });
    expect(faults.map(({ code }) => code)).toEqual(['situation-without-reference']);
  });
});
