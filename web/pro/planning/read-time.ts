/** A time as people type it (9, 9h, 9 h 30, 9:30, 0930) as `HH:mm` on the five-minute grid (B8); nothing for anything else. */
export function readTime(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|(\d{2}))?$/i.exec(typed.trim());
  const hour = Number(found?.[1] ?? Number.NaN);
  const minute = Number(found?.[2] ?? found?.[3] ?? 0);
  if (Number.isNaN(hour) || hour > 23 || minute > 59 || minute % 5 !== 0) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
