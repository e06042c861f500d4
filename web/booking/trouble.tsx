import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/contract.ts';
import { useLanguage } from '../app/language.tsx';
import { Notice } from '../design/notice.tsx';
import { problemText } from '../design/problem-text.ts';

interface TroubleProps {
  readonly problem: Problem | undefined;
  /** Instead of the usual ones. */
  readonly words?: string;
  /** What to do about it, where pressing the same button again is not it. */
  readonly children?: ComponentChildren;
}

/** What could not be done just now, brought before the eyes of whoever pressed a button further down. */
export function Trouble({ problem, words, children }: TroubleProps) {
  const { texts, language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (problem !== undefined) box.current?.focus();
  }, [problem]);
  if (problem === undefined) return null;
  const fields = problem.errors.map(({ message }) => (language === 'fr' ? message : texts.problems.FIELD));
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="bad" role="alert">
        {words === undefined && fields.length > 0 ? (
          [...new Set(fields)].map((message) => <p key={message}>{message}</p>)
        ) : (
          <p>{words ?? problemText(problem, texts, language)}</p>
        )}
        {children}
      </Notice>
    </div>
  );
}
