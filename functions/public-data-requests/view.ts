import type { OpenedAnswer } from '../../shared/data-requests/answer.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { cafContact } from '../../shared/http/contract.ts';
import type { DataAnswer } from './schemas.ts';

/** What is shown is written out, so that a new detail is hidden until somebody decides otherwise. */
export function answerView(opened: OpenedAnswer): DataAnswer {
  const { caf, request } = opened;
  const { iso } = makeCalendar(caf.zone);
  const answered = {
    language: request.language,
    zone: caf.zone,
    caf: cafContact(caf),
    answeredAt: iso(opened.answeredAt),
    until: iso(opened.until),
  };
  if ('erasure' in opened) return { what: 'erasure', ...answered, ...opened.erasure };
  const facts = opened.facts.map(({ kind, at, runs, details }) => ({
    kind,
    at: iso(at),
    runs,
    details: details.map(({ label, at: when, on, text, words }) => ({
      label,
      ...(when === undefined ? {} : { at: iso(when) }),
      ...(on === undefined ? {} : { on }),
      ...(text === undefined ? {} : { text }),
      ...(words === undefined ? {} : { words: [...words] }),
    })),
  }));
  return { what: 'access', ...answered, facts };
}
