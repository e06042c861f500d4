import { useState } from 'preact/hooks';
import type { CallOf, Problem } from '../../api/contract.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { texts } from './texts.fr.ts';

type Outcome = CallOf<'POST /v1/staff/groups/{id}/outcome'>['body']['outcome'];
const OUTCOMES: readonly Outcome[] = ['held', 'shortened', 'nobody-came', 'not-held'];

interface ClosingProps {
  readonly outcome: Outcome | undefined;
  readonly onOutcome: (outcome: Outcome) => Promise<Problem | undefined>;
}

/** How the session went, in one choice; it can be corrected on the same day. */
export function Closing({ outcome, onOutcome }: ClosingProps) {
  const [chosen, setChosen] = useState(outcome);
  const words = texts.closing;
  const { errors, busy, submit } = useForm({
    values: chosen,
    check: (value) => (value === undefined ? { outcome: words.missing } : {}),
    send: (value) => (value === undefined ? Promise.resolve(undefined) : onOutcome(value)),
  });
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <div class="many">
        <OneOf
          id="outcome"
          legend={words.title}
          error={errors['outcome']}
          value={chosen}
          onValue={setChosen}
          options={OUTCOMES.map((value) => ({ value, label: texts.outcomes[value] }))}
        />
      </div>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
