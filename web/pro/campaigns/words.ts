import type { Run, Status } from './types.ts';

export const TONES: Readonly<Record<Status, 'info' | 'good' | 'warning' | 'bad'>> = {
  'awaiting-file': 'warning',
  importing: 'info',
  refused: 'bad',
  planning: 'info',
  planned: 'warning',
  approved: 'info',
  sending: 'info',
  paused: 'warning',
  sent: 'good',
  cancelled: 'bad',
};

export const numberWords = (count: number) => count.toLocaleString('fr-FR');

/** « 38 % », of a share from 0 to 1; one decimal under ten percent. */
export function percentWords(share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return `${(100 * share).toLocaleString('fr-FR', { maximumFractionDigits: digits })}\u00a0%`;
}

/** « décembre 2026 » of `2026-12`. */
export const monthWords = (month: string) =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );

/** « 3,2 Mo » */
export function sizeWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'ko'] : [bytes / 1_000_000, 'Mo'];
  return `${Math.max(value, 0.1).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${unit}`;
}

/** Letters of a run that have been dealt with, whatever became of them. */
export function handled({ counts, progress }: Run): number {
  return counts.letters - progress.ready - progress.underWay;
}

/** Whether something moves by itself that somebody looking on wants to see. */
export function isMoving(run: Run): boolean {
  const { ready, underWay, toPrint } = run.progress;
  switch (run.status) {
    case 'awaiting-file':
    case 'importing':
    case 'planning':
    case 'sending':
      return true;
    case 'planned':
      return !run.preview;
    case 'approved':
      return Date.parse(run.sendAt ?? '') < Date.now() + 60_000;
    case 'cancelled':
      return ready + underWay + toPrint > 0;
    case 'sent':
      return ready + underWay + toPrint > 0 || run.batches.some(({ status }) => status === 'waiting');
    case 'paused':
      return underWay > 0;
    case 'refused':
      return false;
  }
}
