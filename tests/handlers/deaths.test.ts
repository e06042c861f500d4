import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import type { Store } from '../../shared/store/client.ts';
import type { Objects } from '../../shared/store/objects.ts';
import { toCallPut, toCallTo } from '../../shared/store/to-call.ts';
import { transact } from '../../shared/store/transact.ts';
import { campaignWorld } from '../support/campaigns.ts';
import { aDesk } from '../support/desk.ts';
import { aClock } from '../support/fixtures.ts';
import { notifications, putAppointment, putNotification, stateOf } from '../support/mailing.ts';
import { aMediator, CLAUDE, mediators, SACHA } from '../support/mediation.ts';
import { localObjects } from '../support/objects.ts';
import { aReceivingProfessional } from '../support/seed.ts';
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

const HEAD =
  'Numéro allocataire;Nom;Prénom;Adresse;Code postal;Commune;E-mail;Téléphone;Date du décès;Nom du défunt;Prénom du défunt';
const SURVIVOR =
  '1000001;Exemple-b;Alix;1 rue de l’Exemple;94000;Créteil;famille@courriel.example;0199001234';

/** A list that tells of a death in the household of Alix. */
const aDeath = (w: World, lastName: string, firstName: string) =>
  w.planned([HEAD, `${SURVIVOR};10/11/2026;${lastName};${firstName}`].join('\n'), { type: 'bereavement' });

const dominique = (more: Partial<Person> = {}): Person => ({
  firstName: 'Dominique',
  lastName: 'Exemple',
  email: 'dominique@courriel.example',
  ...more,
});

/** What becomes of a mail to the person of an appointment. */
async function told(w: World, person: Person, message: 'confirmed' | 'reminder' | 'cancelled-by-caf') {
  const state =
    message === 'cancelled-by-caf'
      ? ({ status: 'cancelled', by: 'caf', at: clock() } as const)
      : ({ status: 'confirmed', confirmedAt: clock() } as const);
  await putAppointment(store, { person, state });
  await putNotification(store, { message });
  await deliver(w.deps, w.postbox, 'notification-1', []);
  return (await stateOf(store)).status;
}

describe('L7: a death that was recorded', () => {
  it.each([
    ['household number', { allocataireNumber: '1000001' }],
    ['mailbox of the couple', { email: 'famille@courriel.example' }],
    ['phone of the couple', { phone: '0199001234' }],
  ])('stops mails about appointments of the deceased, known by name and %s', async (_by, more) => {
    const w = world();
    expect(await told(w, dominique(more), 'confirmed')).toBe('sent');
    await aDeath(w, 'EXEMPLE', 'Dominique');
    for (const message of ['confirmed', 'reminder', 'cancelled-by-caf'] as const)
      expect(await told(w, dominique(more), message)).toBe('skipped');
    expect(w.postbox.mails).toHaveLength(1);
  });

  it('finds what the deceased is known by besides, in appointments of the same household', async () => {
    const w = world();
    await putAppointment(store, {
      id: 'appointment-of-the-household',
      person: dominique({ allocataireNumber: '1000001' }),
    });
    await aDeath(w, 'Exemple', 'Dominique');
    expect(await told(w, dominique(), 'reminder')).toBe('skipped');
  });

  it('stops nothing that goes to those who stay, nor to somebody of the same name elsewhere', async () => {
    const w = world();
    await aDeath(w, 'Exemple', 'Dominique');
    const survivor = { firstName: 'Alix', lastName: 'Exemple-b', email: 'famille@courriel.example' };
    expect(await told(w, { ...survivor, allocataireNumber: '1000001' }, 'reminder')).toBe('sent');
    expect(await told(w, dominique({ allocataireNumber: '1000002' }), 'reminder')).toBe('sent');
  });

  it('lets the code through that somebody is waiting for at this moment: it answers them and names nobody (B5)', async () => {
    const w = world();
    await aDeath(w, 'Exemple', 'Dominique');
    await putAppointment(store, {
      person: dominique({ allocataireNumber: '1000001' }),
      state: { status: 'pending', expiresAt: clock() + 900_000, codeRound: 0, wrongCodes: 0 },
    });
    await putNotification(store, { message: 'code' });
    await deliver(w.deps, w.postbox, 'notification-1', []);
    expect((await stateOf(store)).status).toBe('sent');
    expect(w.postbox.mails[0]?.read.text).not.toContain('Dominique');
  });

  it('takes calls to the deceased off the list, those of before too', async () => {
    const w = world();
    const desk = aDesk(w.deps);
    await aReceivingProfessional(store);
    const other = { person: dominique({ email: 'autre@courriel.example' }), id: 'appointment-2' };
    const both = [
      await putAppointment(store, { person: dominique({ allocataireNumber: '1000001' }) }),
      await putAppointment(store, other),
    ];
    for (const one of both)
      await transact(store, [
        toCallPut(toCallTo(one, 'moved-by-caf', { id: `call-${one.id}`, why: 'chose-phone', now: clock() })),
      ]);
    const listed = async () => (await desk.toCall()).json.list('calls').length;
    expect(await listed()).toBe(2);
    await aDeath(w, 'Exemple', 'Dominique');
    expect(await listed()).toBe(1);
    expect((await desk.toCall()).json.text('calls', 0, 'appointment', 'id')).toBe('appointment-2');
  });

  it('stops messages and calls to a party of a mediation; the other party’s go on', async () => {
    const w = world();
    await mediators(w.deps);
    const mediator = aMediator(w.deps);
    const claude = { person: { ...CLAUDE.person, allocataireNumber: '1000001' } };
    const sacha = { ...SACHA, contact: { by: 'phone' } };
    const calls = async () =>
      (await aDesk(w.deps, { roles: ['mediator'], sub: 'subject-of-andrea' }).toCall()).json.list('calls');
    const asked = async (parties: unknown[]) => {
      const opened = await mediator.open({ parties });
      expect(opened.status).toBe(201);
      const id = opened.json.text('id');
      for (const at of [0, 1]) await mediator.consent(id, opened.json.text('parties', at, 'id'), 'asked');
      for (const { id: one } of await notifications(store)) await deliver(w.deps, w.postbox, one, []);
    };
    await asked([claude, sacha]);
    expect(w.postbox.mails.map(({ to }) => to)).toEqual([CLAUDE.person.email]);
    expect(await calls()).toHaveLength(1);
    await aDeath(w, 'Premier', 'Claude');
    await asked([claude, sacha]);
    expect(w.postbox.mails).toHaveLength(1);
    expect(await calls()).toHaveLength(2);
    await w.planned(
      [HEAD, `${SURVIVOR.replace('0199001234', SACHA.person.phone)};10/11/2026;Second;Sacha`].join('\n'),
      {
        type: 'bereavement',
      },
    );
    expect(await calls()).toHaveLength(0);
  });
});
