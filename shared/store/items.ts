import type * as z from 'zod';

/** What every item carries beside its own fields; taken off before the fields are parsed. */
const ENVELOPE = new Set([
  'pk',
  'sk',
  'kind',
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
  'ttl',
  'nudge',
  'work',
]);

/** Parses an item of the table by its schema; an item that does not fit is a fault of ours, not of a caller. */
export function parseItem<S extends z.ZodType>(schema: S, item: Record<string, unknown>): z.infer<S> {
  return schema.parse(Object.fromEntries(Object.entries(item).filter(([name]) => !ENVELOPE.has(name))));
}

export function parseIfAny<S extends z.ZodType>(
  schema: S,
  item: Record<string, unknown> | undefined,
): z.infer<S> | undefined {
  return item === undefined ? undefined : parseItem(schema, item);
}

/** Seconds for the `ttl` attribute, `days` after an instant; TTL only cleans up. */
export function ttlAfter(instant: number, days: number): number {
  return Math.floor(instant / 1000) + days * 86_400;
}

/** Hour of an instant as index keys carry it, UTC. */
export function hourOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 13);
}

export const isoOf = (instant: number): string => new Date(instant).toISOString();
