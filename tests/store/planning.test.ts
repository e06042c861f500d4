import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { addAvailability, removeAvailability } from '../../shared/domain/plan-changes.ts';
import { closureWrites, listClosures, placeJob, reopenWrites } from '../../shared/store/closures.ts';
import { changePlanning, readPlan, readPlanning } from '../../shared/store/planning.ts';
import {
  changeProfessional,
  getProfessional,
  listProfessionals,
  putProfessional,
} from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAvailability, aProfessional, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { away, change, plus, waitingJobs } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
const camille = { caf: '94', professional: 'camille-exemple' };

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty() });
});

describe('a change of planning', () => {
  it('is written with the next revision and its job for the opener, all or nothing', async () => {
    await change(deps, plus());
    await change(deps, away());
    const planning = await readPlanning(deps.store, camille);
    expect(planning.plan).toEqual({ ...camille, revision: 2, openedRevision: 0 });
    expect(planning.availabilities).toEqual([anAvailability()]);
    expect(planning.absences.map(({ id }) => id)).toEqual(['absence-1']);
    const targets = (await waitingJobs(deps)).map(({ target }) => target);
    expect(targets).toHaveLength(2);
    expect(targets).toContainEqual({ kind: 'professional', professional: 'camille-exemple', revision: 2 });
  });

  it('that is refused writes nothing', async () => {
    await change(deps, plus());
    await expect(change(deps, plus({ id: 'availability-2', start: '10:00' }))).rejects.toThrow('OVERLAP');
    expect((await readPlan(deps.store, camille)).revision).toBe(1);
    expect(await waitingJobs(deps)).toHaveLength(1);
  });

  it('by two people at once lets overlapping ones never both stand', async () => {
    const attempts = Array.from({ length: 6 }, (_, at) => change(deps, plus({ id: `availability-${at}` })));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readPlanning(deps.store, camille)).availabilities).toHaveLength(1);
  });

  it('by two people at once keeps both when they do not touch each other', async () => {
    await Promise.all(
      [plus(), plus({ id: 'availability-2', start: '14:00', end: '16:00' })].map((one) => change(deps, one)),
    );
    const planning = await readPlanning(deps.store, camille);
    expect(planning.availabilities).toHaveLength(2);
    expect(planning.plan.revision).toBe(2);
  });

  it('judges again on what somebody quicker has left', async () => {
    const seen: number[] = [];
    await changePlanning(deps.store, camille, {
      now: deps.clock(),
      decide: (planning) => {
        seen.push(planning.availabilities.length);
        return plus({ id: 'availability-2', start: '14:00', end: '16:00' })(planning, {
          caf: given(deps),
          owner: aProfessional(),
          now: deps.clock(),
        });
      },
      conclude: async () => {
        if (seen.length === 1) await change(deps, plus());
        return { answer: undefined, writes: [] };
      },
    });
    expect(seen).toEqual([0, 1]);
  });

  it('gives up with a named refusal when others are always quicker', async () => {
    let at = 0;
    const attempt = changePlanning(deps.store, camille, {
      now: deps.clock(),
      decide: (planning) =>
        addAvailability(planning, anAvailability({ id: 'late', start: '18:00', end: '19:00' }), {
          caf: given(deps),
          owner: aProfessional(),
          now: deps.clock(),
        }),
      conclude: async () => {
        at += 1;
        const hour = String(8 + at).padStart(2, '0');
        await change(deps, plus({ id: `quick-${at}`, start: `${hour}:00`, end: `${hour}:45` }));
        return { answer: undefined, writes: [] };
      },
    });
    await expect(attempt).rejects.toThrow('CHANGED_MEANWHILE');
  });

  it('of another Caf’s professional of the same name is another plan (D5)', async () => {
    await change(deps, plus());
    expect((await readPlanning(deps.store, { ...camille, caf: '973' })).availabilities).toEqual([]);
  });

  it('leaves an end to what has one, and none to what goes on (D2)', async () => {
    await change(deps, plus({ until: '2026-12-31' }));
    await change(deps, plus({ id: 'availability-2', start: '14:00', end: '16:00' }));
    const items = await itemsOfKind(deps.store, 'availability');
    expect(items.map(({ ttl }) => ttl)).toEqual([Date.parse('2027-03-31') / 1000, undefined]);
    await change(deps, (planning) => removeAvailability(planning, 'availability-1'));
    expect(await itemsOfKind(deps.store, 'availability')).toHaveLength(1);
  });
});

describe('professionals', () => {
  it('are found by id and by the subject of their sign-in, within their Caf (D5)', async () => {
    const other = aProfessional({ id: 'dominique', subject: 'subject-2' });
    expect(await putProfessional(deps.store, aProfessional())).toBe(true);
    expect(await putProfessional(deps.store, other)).toBe(true);
    expect(await putProfessional(deps.store, aProfessional({ title: 'Autre' }))).toBe(false);
    expect(await listProfessionals(deps.store, '94')).toEqual([aProfessional(), other]);
    expect(await getProfessional(deps.store, '973', 'dominique')).toBeUndefined();
  });

  it('are changed field by field, so that an admin never undoes a delegation', async () => {
    await putProfessional(deps.store, aProfessional());
    const of = aProfessional();
    await changeProfessional(deps.store, of, { delegates: ['secretariat'] });
    const changed = await changeProfessional(deps.store, of, {
      displayName: 'Camille Autre',
      title: 'Assistante',
    });
    const { subject: _, ...unlinked } = aProfessional();
    expect(changed).toEqual({
      ...unlinked,
      displayName: 'Camille Autre',
      title: 'Assistante',
      delegates: ['secretariat'],
    });
    await expect(
      changeProfessional(deps.store, aProfessional({ id: 'nobody' }), { delegates: [] }),
    ).rejects.toThrow('NOT_FOUND');
    const relink = { displayName: 'C', title: 'T', subject: 'subject-3' };
    await expect(changeProfessional(deps.store, of, relink)).rejects.toThrow('CHANGED_MEANWHILE');
    expect((await changeProfessional(deps.store, changed, relink)).subject).toBe('subject-3');
  });
});

it('a closure is written with the job that opens everybody’s days again, and taken back once', async () => {
  const closure = { id: 'closure-1', caf: '94', place: 'caf-orly', from: '2026-12-01', to: '2026-12-02' };
  await transact(deps.store, closureWrites(closure, placeJob(closure, deps.clock())));
  expect(await listClosures(deps.store, '94')).toEqual([closure]);
  expect(await listClosures(deps.store, '973')).toEqual([]);
  expect((await waitingJobs(deps)).map(({ target }) => target)).toEqual([
    { kind: 'place', place: 'caf-orly' },
  ]);
  const back = () => transact(deps.store, reopenWrites(closure, placeJob(closure, deps.clock())));
  expect((await back()).ok).toBe(true);
  expect((await back()).ok).toBe(false);
  expect(await waitingJobs(deps)).toHaveLength(2);
});

function given({ cafs }: Deps) {
  const caf = cafs.get('94');
  if (caf === undefined) throw new Error('Caf 94 is configured');
  return caf;
}
