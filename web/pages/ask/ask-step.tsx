import type { ComponentChildren } from 'preact';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { Progress } from '../../booking/progress.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';

export const LAST = 6;
/** Numbers alone: an address tells nothing of the matter (F3). */
export const pathOf = (step: number): string => (step <= 1 ? '/demander' : `/demander/${step}`);

interface AskStepProps {
  readonly at: number;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly errors: Errors;
  readonly busy?: boolean;
  readonly next?: string;
  readonly onSubmit: (event: Event) => void;
  readonly children: ComponentChildren;
}

/** One question, how far one has come, and the way back; its title in the history tells nothing (F3). */
export function AskStep({ at, title, lead, errors, busy = false, next, onSubmit, children }: AskStepProps) {
  const { ask, booking } = useTexts();
  return (
    <Page
      title={title}
      neutralTitle={ask.tab}
      step={booking.step(at, LAST)}
      hasErrors={Object.keys(errors).length > 0}
      delicate
      head={
        <>
          <Progress at={at} of={LAST} />
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
      {at === 1 ? null : (
        <p class="no-print">
          <a class="way-back" href={pathOf(at - 1)}>
            {booking.before}
          </a>
        </p>
      )}
    </Page>
  );
}
