import { beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { createAppointmentWrite } from '../../shared/store/appointments.ts';
import type { Store } from '../../shared/store/client.ts';
import { sharedNumbers } from '../../shared/store/households.ts';
import {
  appointmentsOfNumber,
  type Sought,
  searchPeople,
  standingOfName,
} from '../../shared/store/people.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAppointment, aPerson, testKeys } from '../support/fixtures.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let store: Store;
let count = 0;

beforeEach(async () => {
  store = await sharedStore.empty();
});

const hashOf = (number: string) => testKeys.hash('number', number);

async function put(
  firstName: string,
  lastName: string,
  overrides: Partial<Appointment> & { number?: string; email?: string } = {},
): Promise<string> {
  const { number, email, ...rest } = overrides;
  count += 1;
  const person = aPerson({ firstName, lastName, ...(email === undefined ? {} : { email }) });
  const appointment = anAppointment({ id: `appointment-${count}`, person, ...rest });
  const write = createAppointmentWrite(appointment, number === undefined ? undefined : hashOf(number));
  expect((await transact(store, [write])).ok).toBe(true);
  return appointment.id;
}

const found = async (sought: Sought, limit = 50) =>
  (await searchPeople(store, '94', sought, limit)).appointments.map(
    ({ person }) => `${person.lastName} ${person.firstName}`,
  );

describe('the search of people by name', () => {
  it.each([
    ['MARTIN DUPONT', 'Martin-Dupont'],
    ['martin-dupont', 'Martin-Dupont'],
    ['legall', 'Le Gall'],
    ['d almeida', 'D’Almeida'],
    ['noël', 'NOEL'],
    ['Coeur', 'Cœur'],
  ])('takes %s for %s', async (typed, stored) => {
    await put('Élise', stored);
    expect(await found({ lastName: typed })).toEqual([`${stored} Élise`]);
    expect(await found({ lastName: typed, firstName: 'elise' })).toEqual([`${stored} Élise`]);
    expect(await found({ lastName: typed, firstName: 'Bernard' })).toEqual([]);
  });

  it('with a last name alone finds longer ones too, the exact one first', async () => {
    await put('Anne', 'Martinez');
    await put('Zoé', 'Martin');
    await put('Anne', 'Marteau');
    expect(await found({ lastName: 'Martin' })).toEqual(['Martin Zoé', 'Martinez Anne']);
  });

  it('with one or two letters finds that name alone, not a tenth of the town', async () => {
    await put('Anh', 'Le');
    await put('Yann', 'Legrand');
    expect(await found({ lastName: 'Le' })).toEqual(['Le Anh']);
  });

  it('with a first name finds those who typed their names in the wrong fields', async () => {
    await put('Martin', 'Élise');
    expect(await found({ lastName: 'Martin', firstName: 'Elise' })).toEqual(['Élise Martin']);
  });

  it('is narrowed by e-mail and phone', async () => {
    await put('Marie', 'Martin', { email: 'une@courriel.example' });
    await put('Marie', 'Martin', { email: 'autre@courriel.example' });
    expect(await found({ lastName: 'Martin', email: 'autre@courriel.example' })).toEqual(['Martin Marie']);
    expect(await found({ lastName: 'Martin', phone: '0199001234' })).toHaveLength(2);
    expect(await found({ lastName: 'Martin', phone: '0199009999' })).toEqual([]);
  });

  it('says when there are more than it shows', async () => {
    for (const firstName of ['Anne', 'Marie', 'Zoé']) await put(firstName, 'Martin');
    const answer = await searchPeople(store, '94', { lastName: 'Martin' }, 2);
    expect(answer.appointments.map(({ person }) => person.firstName)).toEqual(['Anne', 'Marie']);
    expect(answer.more).toBe(true);
    expect((await searchPeople(store, '94', { lastName: 'Martin' }, 3)).more).toBe(false);
  });

  it('leaves out what was never confirmed, and keeps what was cancelled or is over', async () => {
    const at = Date.parse('2026-11-30T08:00:00+01:00');
    await put('Une', 'Martin', { state: { status: 'pending', expiresAt: at, codeRound: 0, wrongCodes: 0 } });
    await put('Deux', 'Martin', { state: { status: 'expired', at } });
    await put('Trois', 'Martin', { state: { status: 'cancelled', by: 'person', at } });
    await put('Quatre', 'Martin', { state: { status: 'closed', outcome: 'kept', at, by: 'somebody' } });
    expect(await found({ lastName: 'Martin' })).toEqual(['Martin Quatre', 'Martin Trois']);
  });

  it('stays inside the Caf (D5)', async () => {
    await put('Anne', 'Martin', { caf: '973' });
    expect(await found({ lastName: 'Martin' })).toEqual([]);
  });
});

it('the appointments ahead of a name are those of exactly that name', async () => {
  const id = await put('Anne', 'Martin');
  await put('Anne-Marie', 'Martin');
  const ahead = { now: Date.parse('2026-11-30T08:00:00+01:00'), limit: 10 };
  const name = { firstName: 'ANNE', lastName: 'martin' };
  expect((await standingOfName(store, '94', name, ahead)).map((one) => one.id)).toEqual([id]);
  const past = { ...ahead, now: Date.parse('2026-12-02T08:00:00+01:00') };
  expect(await standingOfName(store, '94', name, past)).toEqual([]);
});

describe('allocataire numbers', () => {
  it('lead to the appointments that stand with them, in one Caf (B2, D5)', async () => {
    const one = await put('Anne', 'Martin', { number: '1234567' });
    const two = await put('Paul', 'Martin', { number: '1234567' });
    await put('Zoé', 'Autre', { number: '7654321' });
    const ids = async (caf: string) =>
      (await appointmentsOfNumber(store, caf, hashOf('1234567'), 10)).map(({ id }) => id);
    expect((await ids('94')).toSorted()).toEqual([one, two].toSorted());
    expect(await ids('973')).toEqual([]);
  });

  it('shared by several appointments are listed page by page, each once', async () => {
    const numbers = Array.from({ length: 12 }, (_, at) => String(1_000_000 + at));
    for (const number of numbers) {
      await put('Anne', 'Martin', { number });
      if (Number(number) % 2 === 0) await put('Paul', 'Martin', { number });
    }
    const listed: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await sharedNumbers(store, '94', { after, most: 5 });
      for (const { hash, appointments } of page.households) {
        expect(appointments).toHaveLength(2);
        listed.push(hash);
      }
      after = page.next;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBeGreaterThan(2);
    const shared = numbers.filter((number) => Number(number) % 2 === 0).map(hashOf);
    expect(listed).toEqual(shared.toSorted());
  });
});
