import { expect } from 'vitest';
import type { HttpAnswer } from './http.ts';

/** One way of spoiling a good body: which field, how, and what is then sent. */
export interface BadBody {
  readonly field: string;
  readonly how: string;
  readonly body: Record<string, unknown>;
}

const BAD_VALUES: readonly [string, unknown][] = [
  ['null', null],
  ['a number', 42],
  ['a list', [[]]],
  ['an object', { unexpected: true }],
  ['too long', 'x'.repeat(10_000)],
  ['control characters', 'a\u0000b\u0007c'],
  ['a script', '<script>alert(1)</script>'],
];

/**
 * Every leaf of a good body spoilt in every way, each field left out, and one field too many at each level. `optional` names fields
 * that may be left out; `free` those in which a given way is no fault.
 */
export function badBodies(
  good: Record<string, unknown>,
  {
    optional = [],
    fine = [],
  }: { optional?: readonly string[]; fine?: readonly `${string}: ${string}`[] } = {},
): BadBody[] {
  const found: BadBody[] = [];
  for (const path of leaves(good)) {
    const field = path.join('.');
    if (!optional.includes(field)) found.push({ field, how: 'missing', body: without(good, path) });
    for (const [how, value] of BAD_VALUES) found.push({ field, how, body: replace(good, path, value) });
  }
  for (const path of [[], ...branches(good)])
    found.push({
      field: [...path, 'surplus'].join('.'),
      how: 'an unknown field',
      body: replace(good, [...path, 'surplus'], 'x'),
    });
  return found.filter(({ field, how }) => !fine.includes(`${field}: ${how}`));
}

function leaves(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function branches(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => branches(one, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function replace(
  body: Record<string, unknown>,
  [first, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (first === undefined) return body;
  const inner = body[first];
  return {
    ...body,
    [first]: rest.length === 0 ? value : replace(isObject(inner) ? inner : {}, rest, value),
  };
}

function without(
  body: Record<string, unknown>,
  [first, ...rest]: readonly string[],
): Record<string, unknown> {
  if (first === undefined) return body;
  const { [first]: inner, ...others } = body;
  return rest.length === 0 || !isObject(inner) ? others : { ...others, [first]: without(inner, rest) };
}

/** Each bad body is refused with 400, the path of the field and a sentence. */
export async function expectEachRefused(
  spoilt: readonly BadBody[],
  send: (body: Record<string, unknown>) => Promise<HttpAnswer>,
): Promise<void> {
  for (const { field, how, body } of spoilt) {
    const answer = await send(body);
    const named = answer.json.at('errors') === undefined ? [] : answer.json.list('errors');
    const paths = named.map((error) => error.text('path')).join();
    expect(`${field}, ${how}: ${answer.status} ${paths}`).toMatch(
      new RegExp(`: 400 .*${field.replaceAll('.', '\\.')}`),
    );
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json.text('detail')).toMatch(/[a-zé]/);
  }
}
