/** Less than this is the way of the answer, not a wrong clock. */
const TOLERANCE_MS = 5_000;
let aheadMs = 0;

/** Takes the time of an answer (`Date` header): old phones often have a wrong clock, and held times run out by the server's. */
export function noteServerTime(date: string | null): void {
  const ahead = Date.parse(date ?? '') - Date.now();
  if (Number.isFinite(ahead)) aheadMs = Math.abs(ahead) < TOLERANCE_MS ? 0 : ahead;
}

/** What the server's clock shows now, epoch ms. */
export const serverNow = (): number => Date.now() + aheadMs;
