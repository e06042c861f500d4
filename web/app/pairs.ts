/** The pairs of a record whose keys are known. */
export function pairsOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  const pairs: [K, V][] = [];
  for (const key in record) pairs.push([key, record[key]]);
  return pairs;
}

/** What was chosen in a list, if it is one of these. */
export function keyOf<K extends string>(record: Readonly<Record<K, unknown>>, chosen: string): K | undefined {
  for (const key in record) if (key === chosen) return key;
  return undefined;
}

/** Each thing that has a name, to choose from, in the order of the names. */
export const optionsOf = <K extends string>(names: Readonly<Record<K, string>>) =>
  pairsOf(names).map(([value, label]) => ({ value, label }));
