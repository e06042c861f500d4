import type { Texts } from '../texts/fr.ts';

/** No two look alike; the same ones as the service draws from. */
const SYMBOLS = 'ACDEFGHJKMNPQRTVWXY3479';
const LENGTH = 8;

/** A code as it may stand behind `#`. */
export const CODE_IN_ADDRESS = /^[A-Za-z0-9]{4}[-.]?[A-Za-z0-9]{4}$/;

/** A code as typed: case, spaces, dots and hyphens do not count. */
export function bareCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s.\p{Pd}]/gu, '');
}

/** A whole code in its two printed groups; anything else stays as it was typed. */
export function groupedCode(typed: string): string {
  const code = bareCode(typed);
  return code.length === LENGTH ? `${code.slice(0, 4)}-${code.slice(4)}` : typed;
}

/** What is wrong with it, in words; undefined when it may be a code. */
export function codeFault(typed: string, words: Texts['invitation']): string | undefined {
  const code = bareCode(typed);
  if (code === '') return words.empty;
  const strange = [...new Set(code)].filter((symbol) => !SYMBOLS.includes(symbol));
  if (strange.length > 0) return words.never(strange.join(', '));
  return code.length === LENGTH ? undefined : words.count(code.length);
}
