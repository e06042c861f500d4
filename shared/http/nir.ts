/** A French social security number: sex, year, month, département, commune, order, and often the key; separators allowed. */
const NIR =
  /(?<!\d)[12][\s.-]?\d{2}[\s.-]?(0[1-9]|1[0-2]|[2-9]\d)[\s.-]?(\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}([\s.-]?\d{2})?(?!\d)/i;

/** Path of the first text that holds a social security number, which is refused and never stored. */
export function findNir(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return NIR.test(value) ? path.join('.') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findNir(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
