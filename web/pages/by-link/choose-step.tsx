import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { Refused } from './refused.tsx';

interface ChooseStepProps<C, V> {
  readonly words: {
    readonly datesTitle: string;
    readonly title: string;
    readonly back: string;
    readonly none: string;
  };
  readonly send: string;
  readonly home: string;
  /** Where one says that no time suits. */
  readonly none: string;
  readonly chosen: C;
  readonly check: (chosen: C) => Errors;
  readonly answer: (chosen: C) => Promise<Result<V>>;
  readonly onDone: (view: V) => void;
  readonly onStale: () => void;
  readonly children: (errors: Errors) => ComponentChildren;
}

/** A choice among the times that are kept, sent once; a refusal leads back to how things stand now. */
export function ChooseStep<C, V>(props: ChooseStepProps<C, V>) {
  const { words, send, home, none, chosen, check, answer, onDone, onStale, children } = props;
  const [refused, setRefused] = useState<Problem>();
  const { errors, busy, submit } = useForm({
    values: chosen,
    check,
    send: async (values) => {
      setRefused(undefined);
      const result = await answer(values);
      if (result.ok) onDone(result.value);
      else setRefused(result.problem);
      return undefined;
    },
  });
  return (
    <Page
      title={words.datesTitle}
      neutralTitle={words.title}
      hasErrors={Object.keys(errors).length > 0}
      delicate
    >
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <Refused problem={refused} onStale={onStale} />
        {children(errors)}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {send}
          </Button>
          <a class="button secondary" href={home}>
            {words.back}
          </a>
        </div>
      </form>
      <p>
        <a class="link-large" href={none}>
          {words.none}
        </a>
      </p>
    </Page>
  );
}
