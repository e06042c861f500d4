import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import type { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';

interface PlanningFormProps {
  readonly title: string;
  readonly neutralTitle?: string;
  readonly lead?: string;
  /** Whose planning, when it is somebody else's. */
  readonly head?: ComponentChildren;
  readonly form: Pick<ReturnType<typeof useForm>, 'errors' | 'busy' | 'submit'>;
  readonly save: string;
  readonly back: string;
  readonly backTo: string;
  /** Below the form, not part of what it sends. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page that is one form: its errors, its fields, to save and to go back. */
export function PlanningForm(props: PlanningFormProps) {
  const { form, save, back, backTo, below, children, ...page } = props;
  const { errors, busy, submit } = form;
  const { route } = useLocation();
  return (
    <Page {...page} hasErrors={Object.keys(errors).length > 0}>
      <form class="planning-form stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {children}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {save}
          </Button>
          <Button kind="secondary" onClick={() => route(backTo)}>
            {back}
          </Button>
        </div>
      </form>
      {below}
    </Page>
  );
}
