import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../../shared/deps.ts';
import { parseDay } from '../../../shared/store/days.ts';
import { keys } from '../../../shared/store/keys.ts';
import { aClient, ELEVEN, NINE, TEN } from '../../support/booking.ts';
import { expectSound } from '../../support/check.ts';
import { A_TUESDAY, aClock, testDeps } from '../../support/fixtures.ts';
import { notifications } from '../../support/mailing.ts';
import { holds } from '../../support/property.ts';
import { aReceivingProfessional, openADay } from '../../support/seed.ts';
import { dynamoStore } from '../../support/store.ts';

const THURSDAY = '2026-12-03';
const THURSDAY_NINE = '2026-12-03T09:00:00+01:00';
const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  await aReceivingProfessional(store);
  await openADay(store, { date: THURSDAY });
});

/** Both days as they stand at one instant: where the appointment keeps cells. */
async function placesOf(id: string): Promise<string[]> {
  const { client, table } = deps.store;
  const answer = await client.send(
    new TransactGetCommand({
      TransactItems: [A_TUESDAY, THURSDAY].map((date) => ({
        Get: { TableName: table, Key: keys.day('94', 'camille-exemple', date) },
      })),
    }),
  );
  return (answer.Responses ?? []).flatMap(({ Item }) => {
    const day = parseDay(Item ?? {});
    return Object.keys(day.entries).includes(id) ? [day.date] : [];
  });
}

describe('moving (B4)', () => {
  it('keeps one time and one only, whenever somebody looks', async () => {
    const client = aClient(deps);
    const { id, token } = await client.bookAndConfirm();
    const seen: string[] = [];
    let moving = true;
    const watch = async () => {
      while (moving) {
        const places = await placesOf(id);
        expect(places).toHaveLength(1);
        seen.push(...places);
      }
    };
    const go = async () => {
      for (let times = 0; times < 15; times += 1) {
        const start = times % 2 === 0 ? THURSDAY_NINE : NINE;
        expect((await client.move(token, { start })).status).toBe(200);
      }
    };
    const gone = go().finally(() => {
      moving = false;
    });
    await Promise.all([gone, watch(), watch()]);
    expect(new Set(seen)).toEqual(new Set([A_TUESDAY, THURSDAY]));
    await expectSound(deps);
  });

  it('and cancelling at one moment end in one or the other, with nothing kept twice or lost', async () => {
    for (let times = 0; times < 8; times += 1) {
      const client = aClient(deps);
      const { token } = await client.bookAndConfirm({ start: NINE, person: person(times) });
      const [moved, cancelled] = await Promise.all([
        client.move(token, { start: times % 2 === 0 ? TEN : THURSDAY_NINE }),
        client.cancel(token),
      ]);
      const answers = [moved.status, cancelled.status];
      expect([
        [200, 200],
        [200, 409],
        [409, 200],
      ]).toContainEqual(answers);
      await expectSound(deps);
      if (cancelled.status !== 200) expect((await client.cancel(token)).status).toBe(200);
    }
  });

  it('twice to the same time at one moment is one move, and one message', async () => {
    const client = aClient(deps);
    const { token } = await client.bookAndConfirm();
    const answers = await Promise.all([1, 2, 3].map(() => client.move(token, { start: ELEVEN })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await client.view(token)).json.at('start')).toBe(ELEVEN);
    const told = (await notifications(deps.store)).map(({ message }) => message);
    expect(told.filter((message) => message === 'moved')).toHaveLength(1);
    await expectSound(deps);
  });
});

describe('cancelling', () => {
  it('twice at one moment gets the same answer', async () => {
    const client = aClient(deps);
    const { token } = await client.bookAndConfirm();
    const answers = await Promise.all([1, 2, 3].map(() => client.cancel(token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expectSound(deps);
  });
});

describe('a window that serves one length (B9)', () => {
  it('is filled whatever the order in which people book', { timeout: 60_000 }, async () => {
    await holds(
      fc.tuple(fc.infiniteStream(fc.nat({ max: 100 })), fc.constantFrom(144, 147, 150, 155)),
      async ([picks, to]) => {
        const store = await sharedStore.empty();
        await aReceivingProfessional(store, {}, { windows: [{ ...WINDOW, to }] });
        const client = aClient(deps);
        let booked = 0;
        for (;;) {
          const answer = await client.slots({
            service: WINDOW.services[0] ?? '',
            mode: 'on-site',
            from: A_TUESDAY,
          });
          const starts = answer.json.list('slots').map((slot) => slot.text('start'));
          if (starts.length === 0) break;
          const start = starts[(picks.next().value ?? 0) % starts.length];
          expect((await client.book({ start, person: person(booked) })).status).toBe(201);
          booked += 1;
        }
        // As many as fit one after the other, the last one without its pause.
        expect(booked).toBe(Math.floor((to - WINDOW.from + 3) / 12));
        await expectSound(deps);
      },
      { runs: 6, limit: 20_000 },
    );
  });
});

const WINDOW = {
  from: 108,
  place: 'caf-creteil',
  modes: ['on-site' as const],
  services: ['rendez-vous-des-droits'],
};

const person = (number: number) => ({
  firstName: 'Dominique',
  lastName: `Exemple ${'abcdefghijklmnop'.charAt(number)}`,
  email: 'dominique@courriel.example',
});
