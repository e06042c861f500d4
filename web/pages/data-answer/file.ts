import type { DataAnswerView, FactWords } from './fact-words.ts';

/** The answer as a file for people and machines alike: each fact with its words, instants as they are (D3). */
export function fileOf(view: DataAnswerView, words: FactWords): Blob {
  const { language, answeredAt, caf } = view;
  const content =
    view.what === 'access'
      ? view.facts.map(({ kind, at, runs, details }) => ({
          kind,
          at,
          runs,
          details: details.map((detail) => ({
            ...detail,
            name: words.label(detail.label),
            said: words.detail(detail),
          })),
        }))
      : { erased: view.erased, ended: view.ended, stays: view.stays, objectionStays: view.objectionStays };
  const file = { what: view.what, language, answeredAt, caf: caf.name, content };
  return new Blob([JSON.stringify(file, undefined, 2)], { type: 'application/json;charset=utf-8' });
}
