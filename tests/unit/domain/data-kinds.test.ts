import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { KINDS } from '../../../shared/check/kinds.ts';
import { FactKind } from '../../../shared/domain/data-facts.ts';
import { DATA_RULES } from '../../../shared/domain/data-kinds.ts';
import { RETENTION } from '../../../shared/domain/retention.ts';
import type { Retention } from '../../../shared/domain/retention-rule.ts';

/** Staff, who are told of themselves by their employer. */
const OF_STAFF = ['professional'];

const rules: Readonly<Record<string, unknown>> = DATA_RULES;

/** Whether a schema has a place for somebody's name. */
const namesSomebody = (schema: z.ZodType) =>
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).includes('"firstName"');

describe('what is told and erased of each kind (D3)', () => {
  it.each(Object.entries(KINDS))('a stored %s that names somebody has a rule', (kind, { schema }) => {
    const has = Object.hasOwn(rules, kind);
    if (namesSomebody(schema)) expect(has).toBe(true);
  });

  it.each(Object.entries<Retention>(RETENTION))(
    'a %s with personal fields has a rule, unless it is of the staff',
    (kind, { personal }) => {
      if (personal.length > 0) expect(Object.hasOwn(rules, kind) || OF_STAFF.includes(kind)).toBe(true);
    },
  );

  it('a name in a new kind is found', () => {
    expect(namesSomebody(z.strictObject({ who: z.strictObject({ firstName: z.string() }) }))).toBe(true);
    expect(namesSomebody(z.strictObject({ id: z.string() }))).toBe(false);
  });

  it('every kind of fact is told of some record', () => {
    const told = new Set<string>(Object.values(DATA_RULES).map((rule) => rule.told));
    expect(FactKind.options.filter((kind) => !told.has(kind))).toEqual([]);
  });
});
