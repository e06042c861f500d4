import { holdsNir } from '../domain/nir.ts';

/** Ids that we make hold digits by chance, and nobody types them. */
const OWN_ID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(-\d{1,3})?$/;

/**
 * Path of the first text that holds a social security number, which is refused and never stored. Looked through without
 * recursion: sixty kilobytes of brackets nest deeper than the stack.
 */
export function findNir(value: unknown): string | undefined {
  const left: { value: unknown; path: Path | undefined }[] = [{ value, path: undefined }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { value: inner, path: at } = one;
    if (typeof inner === 'string' && !OWN_ID.test(inner) && holdsNir(inner)) return inWords(at);
    if (typeof inner !== 'object' || inner === null) continue;
    for (const [key, next] of Object.entries(inner).reverse())
      left.push({ value: next, path: { key, before: at } });
  }
  return undefined;
}

/** Linked, so that a deep place costs no more than a flat one. */
interface Path {
  readonly key: string;
  readonly before: Path | undefined;
}

function inWords(path: Path | undefined): string {
  const keys: string[] = [];
  for (let one = path; one !== undefined; one = one.before) keys.unshift(one.key.slice(0, 60));
  return keys.slice(0, 20).join('.');
}
