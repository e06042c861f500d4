import { listed } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';

/** « M. Exemple Un et Mme Exemple Deux » */
export const namesOf = (animators: Summary['animators']) =>
  listed(animators.map(({ id, name }) => name ?? id));

/** How a session stands, in words and with a tone that repeats them. `now`: epoch ms. */
export function standingOf({ status, start, end }: Pick<Summary, 'status' | 'start' | 'end'>, now: number) {
  const words = texts.statuses;
  if (status === 'cancelled') return { words: words.cancelled, tone: 'plain' } as const;
  if (status === 'over') return { words: words.over, tone: 'plain' } as const;
  if (Date.parse(end) <= now) return { words: words.toClose, tone: 'warning' } as const;
  if (Date.parse(start) <= now) return { words: words.now, tone: 'good' } as const;
  return { words: words.open, tone: 'info' } as const;
}
