import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';

/** How long a request has waited, or did until its first answer (P4). */
export function waitedWords(stage: Summary['stage'], days: number): string {
  const isWaiting = stage === 'new' || stage === 'in-analysis';
  return isWaiting ? texts.queue.waited(days) : texts.queue.answeredIn(days);
}
