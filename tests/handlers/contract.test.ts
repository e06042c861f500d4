import { expect, it } from 'vitest';
import kept from '../../docs/openapi.json' with { type: 'json' };
import { contract } from '../../functions/contract/handler.ts';
import { aClock, aLog, testCafs } from '../support/fixtures.ts';
import { call } from '../support/http.ts';

it('the contract is served as it is kept', async () => {
  const handler = contract({ cafs: testCafs(), clock: aClock(), log: aLog() });
  const answer = await call(handler, 'GET /openapi.json');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(kept);
});
