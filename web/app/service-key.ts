/** What stands for a service in an address: stable, short, and tells nobody what the matter is (F3). FNV-1a of its id, in base 36. */
export function serviceKey(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
