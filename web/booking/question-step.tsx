import type { ComponentChildren } from 'preact';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { Button } from '../design/button.tsx';
import { ErrorSummary, type Errors } from '../design/error-summary.tsx';
import { Progress } from './progress.tsx';

export interface QuestionStepProps {
  readonly at: number;
  readonly of: number;
  readonly title: string;
  /** Stands in the history instead of the title: it tells nothing (F3). */
  readonly tab: string;
  readonly lead?: ComponentChildren;
  readonly errors: Errors;
  readonly busy?: boolean;
  /** On the button, where it does more than go on. */
  readonly next?: string | undefined;
  /** The step before this one; none before the first. */
  readonly before: string | undefined;
  readonly onSubmit: (event: Event) => void;
  readonly children: ComponentChildren;
}

/** One question, how far one has come, and the way back. */
export function QuestionStep(props: QuestionStepProps) {
  const { at, of, title, tab, lead, errors, busy = false, next, before, onSubmit, children } = props;
  const { booking } = useTexts();
  return (
    <Page
      title={title}
      neutralTitle={tab}
      step={booking.step(at, of)}
      hasErrors={Object.keys(errors).length > 0}
      delicate
      head={
        <>
          <Progress at={at} of={of} />
          {lead === undefined ? null : <p class="lead">{lead}</p>}
        </>
      }
    >
      <form class="stack-large" noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={errors} />
        {children}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {next ?? booking.next}
          </Button>
        </div>
      </form>
      {before === undefined ? null : (
        <p class="no-print">
          <a class="way-back" href={before}>
            {booking.before}
          </a>
        </p>
      )}
    </Page>
  );
}
