import type { Problem } from '../../api/contract.ts';
import { clockInWords } from '../../app/when.ts';
import { texts } from './texts.fr.ts';
import { dayWords } from './words.ts';

/** Says by name what a refused change runs into; every other problem as it is. */
export function namingOverlap(problem: Problem, placeName: (id: string) => string): Problem {
  const { overlaps } = problem;
  if (problem.code !== 'OVERLAP' || overlaps === undefined) return problem;
  const { date, start, end, place = '' } = overlaps;
  const words = texts.overlaps;
  const when = words.when(dayWords(date), clockInWords(start), clockInWords(end));
  switch (overlaps.kind) {
    case 'availability':
      return { ...problem, detail: words.availability(when, placeName(place)) };
    case 'absence':
      return { ...problem, detail: words.absence(words.day(dayWords(date))) };
    case 'closure':
      return { ...problem, detail: words.closure(words.day(dayWords(date))) };
  }
}
