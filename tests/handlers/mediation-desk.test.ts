import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { changeProfessional, getProfessional } from '../../shared/store/professionals.ts';
import { said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { aMediator, FIRST, mediators, SECOND } from '../support/mediation.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let mediator: ReturnType<typeof aMediator>;

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty(), clock: aClock('2026-11-24T08:00:00+01:00') });
  await mediators(deps);
  mediator = aMediator(deps);
});

describe('what a mediator’s pages are made of', () => {
  it('names the communes of the Caf, for mediators and managers', async () => {
    const { json } = await mediator.send('GET /mediation-territories');
    expect(json.at('territories')).toContainEqual({ id: 'creteil', name: 'Créteil' });
    const manager = aMediator(deps, { roles: ['manager'], sub: 'subject-of-a-manager' });
    expect((await manager.send('GET /mediation-territories')).status).toBe(200);
    const adviser = aMediator(deps, { roles: ['benefits-adviser'], sub: 'subject-of-an-adviser' });
    expect((await adviser.send('GET /mediation-territories')).status).toBe(403);
  });

  it('shows the times of a colleague who delegates, and of nobody else (D6)', async () => {
    const bo = aMediator(deps, { sub: 'subject-of-bo' });
    const ask = { mediator: 'andrea-exemple', from: '2026-12-01', to: '2026-12-04' };
    expect(said(await bo.times(ask))).toEqual([404, 'NOT_FOUND']);
    const andrea = await getProfessional(deps.store, '94', 'andrea-exemple');
    if (andrea === undefined) throw new Error('no mediator');
    await changeProfessional(deps.store, andrea, { delegates: ['bo-exemple'] });
    const { json } = await bo.times(ask);
    expect(json.list('times').length).toBeGreaterThan(0);
    expect(json.at('times')).toEqual((await mediator.times(ask)).json.at('times'));
    expect((await bo.times({ from: '2026-12-03', to: '2026-12-03' })).json.at('times')).toEqual([]);
  });

  it('says until when which party is waited for (M2)', async () => {
    const { id, parties, session } = await mediator.proposed([FIRST, SECOND]);
    await mediator.answer(id, session, { party: parties[0], starts: [FIRST] });
    const { json } = await mediator.list();
    const until = json.text('mediations', 0, 'proposals', 0, 'until');
    expect(Date.parse(until)).toBeGreaterThan(deps.clock());
    expect(json.at('mediations', 0, 'proposals')).toEqual([{ until, missing: [parties[1]] }]);
    expect((await mediator.read(id)).json.text('sessions', 0, 'proposedAt')).toBe(
      '2026-11-24T08:00:00+01:00',
    );
    await mediator.cancel(id, session);
    expect((await mediator.list()).json.at('mediations', 0, 'proposals')).toEqual([]);
  });
});
