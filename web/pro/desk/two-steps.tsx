import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import './two-steps.css';

interface TwoStepsProps {
  /** On the button of the first step; `about` is read with it where several stand side by side. */
  readonly label: string;
  readonly about?: string;
  readonly title: string;
  readonly words: string;
  readonly yes: string;
  readonly no: string;
  /** For what takes nothing away. */
  readonly isHarmless?: boolean;
  /** Does it; the problem when it could not be done. */
  readonly act: () => Promise<Problem | undefined>;
}

/** What cannot be undone at once is asked twice. The focus goes to the question, and back to the button when one steps back. */
export function TwoSteps({ label, about, title, words, yes, no, isHarmless = false, act }: TwoStepsProps) {
  const [step, setStep] = useState<'first' | 'second' | 'busy'>('first');
  const [problem, setProblem] = useState<Problem>();
  const box = useRef<HTMLDivElement>(null);
  const hasMoved = useRef(false);
  useLayoutEffect(() => {
    if (!hasMoved.current) return;
    if (step === 'second') box.current?.querySelector<HTMLElement>('[tabindex]')?.focus();
    if (step === 'first') box.current?.querySelector('button')?.focus();
  }, [step]);
  const go = (to: typeof step) => {
    hasMoved.current = true;
    setStep(to);
  };
  const confirm = async () => {
    setStep('busy');
    const found = await act();
    if (found === undefined) return;
    setProblem(found);
    go('first');
  };
  return (
    <div class="two-steps stack-small" ref={box}>
      {problem === undefined ? null : <Failed problem={problem} />}
      {step === 'first' ? (
        <Button kind="quiet" onClick={() => go('second')}>
          {label}
          {about === undefined ? null : <span class="visually-hidden"> : {about}</span>}
        </Button>
      ) : (
        <section
          class={`notice ${isHarmless ? 'info' : 'warning'} stack-small`}
          tabIndex={-1}
          aria-label={title}
        >
          <p class="label">{title}</p>
          <p>{words}</p>
          <div class="row">
            <Button
              kind={isHarmless ? 'primary' : 'danger'}
              busy={step === 'busy'}
              onClick={() => void confirm()}
            >
              {yes}
            </Button>
            <Button kind="secondary" onClick={() => go('first')}>
              {no}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
