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
