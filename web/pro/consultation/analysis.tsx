import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { AreaField } from '../../design/area-field.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useStaff } from '../staff.tsx';
import { useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';
import type { Worksheet } from './types.ts';

const POINTS = ['difficulty', 'level', 'change', 'referent'] as const;
const MOST = 500;

/** The four points, each optional and in words (P1, P5). */
export function Analysis() {
  const { ask } = useStaff();
  const { request, done } = useRequest();
  const { id } = request;
  const [typed, setTyped] = useState<Worksheet>(request.worksheet ?? {});
  const words = texts.request;
  const { errors, busy, submit } = useForm({
    values: typed,
    check: () => ({}),
    send: async (values) => {
      const body = Object.fromEntries(
        POINTS.flatMap((point) => {
          const text = values[point]?.trim() ?? '';
          return text === '' ? [] : [[point, text]];
        }),
      );
      const answer = await ask('PUT /v1/staff/consultation-requests/{id}/analysis', { params: { id }, body });
      if (!answer.ok) return answer.problem;
      done(words.saved, answer.value);
      return undefined;
    },
  });
  return (
    <section class="card stack" aria-labelledby="analysis">
      <h2 id="analysis">{words.analysis}</h2>
      <p class="soft">{words.analysisLead}</p>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {POINTS.map((point) => {
          const { label, hint } = words.points[point];
          return (
            <AreaField
              key={point}
              id={point}
              label={label}
              hint={hint === '' ? undefined : hint}
              error={errors[point]}
              optional
              maxLength={MOST}
              value={typed[point] ?? ''}
              onValue={(text) => setTyped({ ...typed, [point]: text })}
            />
          );
        })}
        <div class="actions">
          <Button type="submit" kind="secondary" busy={busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );
}
