import type { Problem } from '../api/contract.ts';
import type { Language } from '../app/language.tsx';
import type { Texts } from '../texts/fr.ts';

/** « Un instant » says it well enough. */
const SOON_SECONDS = 10;

/** What went wrong, in words for the person: the client's own where it has some, else what the service said in French. */
export function problemText(problem: Problem, texts: Texts, language: Language): string {
  const own: Partial<Record<string, string>> = texts.problems;
  const said = language === 'fr' && problem.detail !== '' ? problem.detail : undefined;
  const words = said ?? own[problem.code] ?? texts.problems.INTERNAL;
  return problem.retryAfter === undefined || problem.retryAfter < SOON_SECONDS
    ? words
    : `${words} ${texts.page.retryIn(Math.ceil(problem.retryAfter / 60))}`;
}
