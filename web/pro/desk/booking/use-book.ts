import { useState } from 'preact/hooks';
import type { AnswerOf, Problem } from '../../../api/contract.ts';
import { useKey } from '../../../app/use-key.ts';
import { useStaff } from '../../staff.tsx';
import { useWords } from '../desk-words.ts';
import { bodyOf } from './book-body.ts';
import type { Draft } from './draft.ts';

export type Booked = AnswerOf<'POST /v1/staff/appointments'>;

interface BookOptions {
  readonly draft: Draft;
  /** Errors of what was typed, by control. */
  readonly onRefused: (errors: Readonly<Record<string, string>>) => void;
  readonly onBooked: (booked: Booked) => void;
}

/** Sends the booking under one key for the same answers (B6): pressed twice, or sent again after a lost answer, it books once. */
export function useBook({ draft, onRefused, onBooked }: BookOptions) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const keyFor = useKey();
  const book = async () => {
    const body = bodyOf(draft, zone);
    if (busy || body === undefined) return;
    setBusy(true);
    const result = await ask('POST /v1/staff/appointments', { body }, { key: keyFor(body) });
    setBusy(false);
    if (result.ok) onBooked(result.value);
    else if (result.problem.errors.some(({ path }) => isTyped(path)))
      onRefused(
        Object.fromEntries(result.problem.errors.map(({ path, message }) => [controlOf(path), message])),
      );
    else setProblem(result.problem);
  };
  return { book, busy, problem, forget: () => setProblem(undefined) };
}

const TYPED = /^(person|contact|needs|agreement)\b/;
const isTyped = (path: string) => TYPED.test(path);

/** `person.email` → `email`; the agreement and the question have controls of their own. */
function controlOf(path: string): string {
  if (path.startsWith('agreement')) return 'agreement-date';
  if (path.startsWith('needs')) return 'needs';
  return path.split('.').at(-1) ?? path;
}
