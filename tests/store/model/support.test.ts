import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Appointment, isActive } from '../../../shared/domain/appointment.ts';
import { parseItem } from '../../../shared/store/items.ts';
import { expectSound } from '../../support/check.ts';
import { aDesk } from '../../support/desk.ts';
import { injectAtRandom, injectFaults } from '../../support/faults.ts';
import { aClock, testDeps } from '../../support/fixtures.ts';
import { itemsOfKind } from '../../support/items.ts';
import { holds } from '../../support/property.ts';
import { dynamoStore } from '../../support/store.ts';
import { ADVISER, at, aWorker, SOMEBODY, TWELVE, WORKER, workers } from '../../support/support.ts';

const sharedStore = dynamoStore();
const NO_MAIL = { but: 'notification-unsettled' } as const;
const RUNS = Number(process.env['MODEL_RUNS'] ?? 8);
const LIMIT = RUNS > 8 ? RUNS * 10_000 : 40_000;
const options = { runs: RUNS, limit: LIMIT };
const SIX = TWELVE.slice(0, 6);

describe('a series booked while rivals book, servers die and answers are lost', () => {
  it('ends up with each time booked once by somebody, in both agendas or in neither (B1)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      fc.tuple(fc.nat({ max: 8 }), fc.subarray([0, 1, 2, 3, 4, 5]), fc.constantFrom(undefined, ADVISER)),
      async ([crashAfter, wanted, second]) => {
        const store = await sharedStore.empty();
        const deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
        await workers(deps);
        const worker = aWorker(deps);
        let writes = 0;
        const crash = injectFaults(store, ({ command }) => {
          if (command !== 'TransactWriteItemsCommand') return undefined;
          writes += 1;
          return writes > crashAfter ? 'unreachable' : undefined;
        });
        await worker.open({ appointments: SIX, second });
        crash.stop();
        const [series] = await itemsOfKind(store, 'support-series');
        const id = String(series?.['id'] ?? '');
        const faults = injectAtRandom(store, { conflict: 0.1, 'lost-answer': 0.1 });
        await Promise.all([
          ...(id === '' ? [] : [worker.resume(id), worker.resume(id)]),
          ...wanted.map((number) =>
            aDesk(deps).book({
              start: SIX[number]?.start,
              professional: WORKER,
              person: { ...SOMEBODY, lastName: `Rival ${'abcdef'[number]}` },
            }),
          ),
        ]);
        faults.stop();
        if (id !== '') await worker.resume(id);
        const standing = (await itemsOfKind(store, 'appointment'))
          .map((item) => parseItem(Appointment, item))
          .filter((one) => isActive(one, deps.clock()));
        const starts = standing.map(({ start }) => start);
        expect(new Set(starts).size).toBe(starts.length);
        if (id !== '') expect(new Set(starts)).toEqual(new Set(SIX.map(({ start }) => Date.parse(start))));
        await expectSound(deps, NO_MAIL);
      },
      options,
    );
  });

  it('leaves nothing standing once it is ended, whatever moved and was added at that moment (B4)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      fc.tuple(
        fc.subarray([0, 1, 2, 3]),
        fc.subarray(['09', '10', '11']),
        fc.constantFrom(undefined, ADVISER),
      ),
      async ([moved, added, second]) => {
        const store = await sharedStore.empty();
        const deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
        await workers(deps);
        const worker = aWorker(deps);
        const desk = aDesk(deps, { roles: ['social-worker'], sub: WORKER });
        const opened = await worker.open({ appointments: TWELVE.slice(0, 4), second });
        const id = opened.json.text('id');
        const faults = injectAtRandom(store, { conflict: 0.1, 'lost-answer': 0.05 });
        const dateOf = (number: number) => TWELVE[number]?.start.slice(0, 10) ?? '';
        await Promise.all([
          worker.end(id),
          ...moved.map((number) =>
            desk.move(opened.json.text('appointments', number, 'id'), { start: at(dateOf(number), '11') }),
          ),
          ...added.map((hour) => worker.add(id, { start: at('2027-03-09', hour) })),
        ]);
        faults.stop();
        expect((await worker.end(id)).json.at('status')).toBe('ended');
        const standing = (await itemsOfKind(store, 'appointment'))
          .map((item) => parseItem(Appointment, item))
          .filter((one) => isActive(one, deps.clock()));
        expect(standing.map(({ start }) => start)).toEqual([]);
        await expectSound(deps, NO_MAIL);
      },
      options,
    );
  });
});
