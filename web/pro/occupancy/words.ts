import { numberWords } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { Figure } from './types.ts';

type Shown = Extract<Figure, { state: 'shown' }>;

/** Percent, 0 to 100. */
export const shareOf = ({ numerator, denominator }: Shown) => (100 * numerator) / denominator;

/** « 38 % » */
export const percentWords = (figure: Shown) => `${Math.round(shareOf(figure))}\u00a0%`;

/** « 12 h 30 », « 45 min » */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  const whole = `${numberWords(hours)}\u00a0h`;
  return rest === 0 ? whole : `${whole}\u00a0${String(rest).padStart(2, '0')}`;
}

/** Why there is no figure; nothing when there is one. */
export function remarkOf(figure: Figure): string {
  switch (figure.state) {
    case 'shown':
      return '';
    case 'nothing-open':
      return texts.nothingOpen;
    case 'protected':
      return texts.protectedShare;
  }
}
