import type { Problem } from '../api/contract.ts';
import type { Language } from '../app/language.tsx';
import type { Texts } from '../texts/fr.ts';

/** What went wrong, in words for the person: the client's own where it has some, else what the service said in French. */
export function problemText(problem: Problem, texts: Texts, language: Language): string {
  const own: Partial<Record<string, string>> = texts.problems;
  const said = language === 'fr' && problem.detail !== '' ? problem.detail : undefined;
  return said ?? own[problem.code] ?? texts.problems.INTERNAL;
}
