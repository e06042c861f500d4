import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { KINDS } from '../../shared/check/kinds.ts';
import { RETENTION } from '../../shared/domain/retention.ts';
import type { Retention } from '../../shared/domain/retention-rule.ts';

const RULES: Readonly<Record<string, Retention>> = RETENTION;

const Node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

/** Names of every field that a schema lets in, those of objects inside it as `person.email`. */
function fieldsOf(schema: z.ZodType): string[] {
  return [...new Set(leaves(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), ''))].sort();
}

function leaves(json: unknown, path: string): string[] {
  const { properties, anyOf, oneOf, allOf } = Node.parse(json);
  const inside = [
    ...Object.entries(properties ?? {}).flatMap(([name, part]) =>
      leaves(part, path === '' ? name : `${path}.${name}`),
    ),
    ...[...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].flatMap((part) => leaves(part, path)),
  ];
  return inside.length > 0 || path === '' ? inside : [path];
}

function rulesFor({ plain, personal, sooner }: Retention, field: string): string[] {
  const below = [...plain, ...Object.keys(sooner ?? {})].filter(
    (name) => field === name || field.startsWith(`${name}.`),
  );
  return [...below, ...personal.filter((name) => name === field)];
}

describe('retention (D2)', () => {
  it.each(Object.entries(KINDS))('every field of a stored %s has exactly one rule', (kind, { schema }) => {
    const rule = RULES[kind];
    if (rule === undefined) throw new Error(`${kind} has no rule`);
    const fields = fieldsOf(schema);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => rulesFor(rule, field).length !== 1)).toEqual([]);
  });

  it.each(Object.entries(RULES))('every rule for a %s names a field that is stored', (kind, rule) => {
    const schema = Object.entries(KINDS).find(([name]) => name === kind)?.[1].schema;
    if (schema === undefined) throw new Error(`${kind} is not stored`);
    const fields = fieldsOf(schema);
    const names = [...rule.plain, ...rule.personal, ...Object.keys(rule.sooner ?? {})];
    const isStored = (name: string) => fields.some((field) => field === name || field.startsWith(`${name}.`));
    expect(names.filter((name) => !isStored(name))).toEqual([]);
  });

  it('a new field without a rule is found, beside the others and inside them', () => {
    const { appointment } = RULES;
    if (appointment === undefined) throw new Error('appointments have no rule');
    const Wider = z.strictObject({
      id: z.string(),
      birthDate: z.string(),
      person: z.strictObject({ sex: z.string() }),
    });
    const without = fieldsOf(Wider).filter((field) => rulesFor(appointment, field).length !== 1);
    expect(without).toEqual(['birthDate', 'person.sex']);
  });
});
