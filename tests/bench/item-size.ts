/** Size of an item as DynamoDB bills it, bytes: names and values; lists and maps 3 and 1 for each element; a number about half its digits. */
export function itemSize(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace(/\D/g, '').length / 2) + 1;
  if (value instanceof Set) return 3 + [...value].reduce((sum: number, one) => sum + valueSize(one), 0);
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + valueSize(one), 0);
  if (typeof value === 'object' && value !== null)
    return (
      3 +
      Object.entries(value).reduce(
        (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + valueSize(one),
        0,
      )
    );
  return 1;
}

/** Write units of an item: one for each KB begun, double in a transaction. */
export function writeUnits(bytes: number, { transaction }: { transaction: boolean }): number {
  return Math.ceil(bytes / 1024) * (transaction ? 2 : 1);
}

/** Read units of what one request read: one for each 4 KB begun, half when eventually consistent. */
export function readUnits(bytes: number, { consistent }: { consistent: boolean }): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}
