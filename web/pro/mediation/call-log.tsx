import { useState } from 'preact/hooks';
import { keyOf, pairsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { CallReason } from './types.ts';

/** Notes a phone call with its reason, of nobody in particular. Pressed twice, it counts once; the next call counts anew (B6). */
export function CallLog() {
  const { ask } = useStaff();
  const [reason, setReason] = useState<CallReason | ''>('');
  const [said, setSaid] = useState<string>();
  const [noted, setNoted] = useState(0);
  const keyFor = useKey();
  const words = texts.callLog;
  const { errors, busy, submit } = useForm({
    values: reason,
    check: (chosen) => (chosen === '' ? { 'call-reason': words.missing } : {}),
    send: async (chosen) => {
      if (chosen === '') return undefined;
      setSaid(undefined);
      const body = { reason: chosen };
      const answer = await ask('POST /v1/staff/mediation-calls', { body }, { key: keyFor([noted, body]) });
      if (!answer.ok) return answer.problem;
      setNoted(noted + 1);
      setReason('');
      setSaid(words.done(texts.calls[chosen]));
      return undefined;
    },
  });
  return (
    <section class="card stack-small" aria-labelledby="call-log">
      <h2 id="call-log">{words.title}</h2>
      <p class="soft">{words.lead}</p>
      <form class="stack-small" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <SelectField
          id="call-reason"
          label={words.reason}
          value={reason}
          error={errors['call-reason']}
          onValue={(chosen) => setReason(keyOf(texts.calls, chosen) ?? '')}
          options={[
            { value: '', label: words.choose },
            ...pairsOf(texts.calls).map(([value, label]) => ({ value, label })),
          ]}
        />
        <div class="actions">
          <Button type="submit" kind="secondary" busy={busy}>
            {words.send}
          </Button>
        </div>
      </form>
      <p role="status">{said}</p>
    </section>
  );
}
