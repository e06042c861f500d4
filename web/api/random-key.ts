/** An `Idempotency-Key` (B6) that nobody else has: 128 random bits. `crypto.randomUUID` is younger than the phones we serve. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
