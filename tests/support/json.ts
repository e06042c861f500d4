/** A parsed JSON value that a test can walk into: `at('slots', 0, 'start')`. */
export interface Json {
  readonly value: unknown;
  at(...path: (string | number)[]): unknown;
  text(...path: (string | number)[]): string;
  list(...path: (string | number)[]): Json[];
}

export function walk(value: unknown): Json {
  const at = (...path: (string | number)[]): unknown => {
    let current: unknown = value;
    for (const part of path) {
      if (typeof current !== 'object' || current === null) return undefined;
      current = Reflect.get(current, part);
    }
    return current;
  };
  return {
    value,
    at,
    text(...path) {
      const found = at(...path);
      if (typeof found !== 'string')
        throw new Error(`${path.join('.')} is no text in ${JSON.stringify(value)}`);
      return found;
    },
    list(...path) {
      const found = at(...path);
      if (!Array.isArray(found)) throw new Error(`${path.join('.')} is no list in ${JSON.stringify(value)}`);
      return found.map(walk);
    },
  };
}
