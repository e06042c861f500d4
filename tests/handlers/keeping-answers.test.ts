import { expect, it } from 'vitest';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { json } from '../../shared/http/respond.ts';

const operations = Object.values<FunctionDefinition>(FUNCTIONS).flatMap((row) =>
  row.trigger === 'http' ? Object.values(row.operations) : [],
);

it('a browser keeps the catalogue and the choices of a form for five minutes, and nothing that concerns a person (D1)', () => {
  const kept = operations.filter(({ keepSeconds }) => keepSeconds !== undefined);
  expect(kept.map(({ id, access, keepSeconds }) => [id, access, keepSeconds])).toEqual([
    ['listServices', 'public', 300],
    ['listPlaces', 'public', 300],
    ['partnerChoices', 'public', 300],
  ]);
});

it('no cache on the way keeps an answer', () => {
  expect(json(200, {}, 300).headers['cache-control']).toBe('private, max-age=300');
  expect(json(200, {}).headers['cache-control']).toBe('no-store');
});
