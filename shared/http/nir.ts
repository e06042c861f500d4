/** A French social security number: sex, year, month, département, commune, order, and often the key; separators allowed. */
const NIR =
  /(?<!\d)[12][\s.-]?\d{2}[\s.-]?(0[1-9]|1[0-2]|[2-9]\d)[\s.-]?(\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}([\s.-]?\d{2})?(?!\d)/i;

/**
 * Whether a text holds a social security number. An address may hold thirteen digits for reasons of its own: there, only a number
 * with its right key counts.
 */
export function holdsNir(text: string): boolean {
  if (!text.includes('@')) return NIR.test(text);
  return (text.match(/\d{15}/g) ?? []).some(
    (digits) => NIR.test(digits) && 97n - (BigInt(digits.slice(0, 13)) % 97n) === BigInt(digits.slice(13)),
  );
}

/**
 * Path of the first text that holds a social security number, which is refused and never stored. Looked through without
 * recursion: sixty kilobytes of brackets nest deeper than the stack.
 */
export function findNir(value: unknown): string | undefined {
  const left: { value: unknown; path: Path | undefined }[] = [{ value, path: undefined }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { value: inner, path: at } = one;
    if (typeof inner === 'string' && holdsNir(inner)) return inWords(at);
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
