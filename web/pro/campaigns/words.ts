import type { Run, Status } from './types.ts';

export const TONES: Readonly<Record<Status, 'info' | 'good' | 'warning' | 'bad'>> = {
  'awaiting-file': 'warning',
  importing: 'info',
  refused: 'bad',
  planning: 'info',
  planned: 'warning',
  empty: 'info',
  approved: 'info',
  sending: 'info',
  paused: 'warning',
  sent: 'good',
  cancelled: 'bad',
};

/** « 38 % », of a share from 0 to 1; one decimal under ten percent. */
export function percentWords(share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return `${(100 * share).toLocaleString('fr-FR', { maximumFractionDigits: digits })}\u00a0%`;
}

/** « 3,2 Mo » */
export function sizeWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'ko'] : [bytes / 1_000_000, 'Mo'];
  return `${Math.max(value, 0.1).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${unit}`;
}

/** Whether there are letters to send, now or in another month (L2). */
export const hasLetters = ({ counts: { letters, deferred } }: Pick<Run, 'counts'>): boolean =>
  letters + deferred > 0;

/** Letters of a run that have been dealt with; those taken back never were. */
export function handled({ counts, progress }: Run): number {
  return counts.letters - progress.ready - progress.underWay - progress.cancelled;
}

/** Whether something is still to leave by itself, now or in another month. */
export const isToLeave = ({ counts, progress }: Run): boolean =>
  counts.deferred + progress.ready + progress.underWay + progress.toPrint > 0;

/** Whether letters were printed, or are being, that nobody has posted. */
export const isToPost = ({ batches }: Run): boolean =>
  batches.some(({ status, letters }) => status !== 'printed' && letters > 0);

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
      return ready + toPrint + run.counts.deferred > 0;
    case 'sent':
      return ready + underWay + toPrint > 0 || run.batches.some(({ status }) => status === 'waiting');
    case 'paused':
      return underWay > 0;
    case 'empty':
    case 'refused':
      return false;
  }
}
