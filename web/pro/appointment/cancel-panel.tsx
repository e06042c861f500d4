import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import type { PanelProps } from './panel.tsx';
import { toldWords } from './told.ts';

type Reason = 'person-asked' | 'caf';

/** Cancels in two steps, and says before it is done who hears of it and how. */
export function CancelPanel({ appointment, onChanged, onClose }: PanelProps) {
  const { ask } = useStaff();
  const [reason, setReason] = useState<Reason>();
  const words = texts.cancel;
  const { errors, busy, submit } = useForm<Reason | undefined>({
    values: reason,
    check: (chosen) => (chosen === undefined ? { reason: words.missing } : {}),
    send: async (chosen) => {
      const result = await ask('POST /v1/staff/appointments/{id}/cancel', {
        params: { id: appointment.id },
        body: { reason: chosen ?? 'person-asked' },
      });
      if (result.ok) onChanged(result.value, words.done);
      else if (result.problem.code === 'FORBIDDEN') return { ...result.problem, detail: words.notYours };
      else return result.problem;
      return undefined;
    },
  });
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <OneOf
        id="reason"
        legend={words.why}
        error={errors['reason']}
        value={reason}
        onValue={setReason}
        options={[
          { value: 'person-asked', label: words.person, hint: words.personHint },
          { value: 'caf', label: words.caf, hint: words.cafHint },
        ]}
      />
      <p class="notice info" role="status">
        {reason === undefined
          ? words.frees
          : `${words.frees} ${toldWords(appointment, reason === 'caf' ? 'cancelled-by-caf' : 'cancelled')}`}
      </p>
      <div class="actions">
        <Button kind="danger" type="submit" busy={busy}>
          {words.confirm}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </form>
  );
}
