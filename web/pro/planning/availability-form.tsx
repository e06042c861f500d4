import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useStaff } from '../staff.tsx';
import { bodyOf, checkValues, emptyValues, type FormValues, valuesOf } from './availability-values.ts';
import { namingOverlap } from './overlap.ts';
import { controlOf, HoursFields, useReceiving, WhereFields } from './receiving-fields.tsx';
import { RemoveAvailability } from './remove-availability.tsx';
import { RhythmFields } from './rhythm-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Outcome, Plan } from './types.ts';
import { useKey } from './use-key.ts';

interface AvailabilityFormProps {
  readonly plan: Plan;
  readonly today: string;
  /** The one to change; a new one otherwise. */
  readonly changes: Availability | undefined;
  /** A new one like this. */
  readonly like: Availability | undefined;
  /** Whose planning, when it is somebody else's. */
  readonly head: ComponentChildren;
  readonly onDone: (outcome: Outcome) => void;
}

/** Adds or changes a recurring or single availability (B3, B8). */
export function AvailabilityForm({ head, plan, today, changes, like, onDone }: AvailabilityFormProps) {
  const { ask } = useStaff();
  const { route } = useLocation();
  const { places } = useCatalogue();
  const { places: own, usualAt } = useReceiving(plan.professional.role);
  const keyFor = useKey();
  const [values, setValues] = useState<FormValues>(() => {
    const model = changes ?? like ?? plan.availabilities.at(-1);
    if (changes !== undefined) return valuesOf(changes);
    if (like !== undefined) return { ...valuesOf(like), from: today, until: '' };
    return { ...emptyValues(today), ...usualAt(model?.place ?? own[0]?.id ?? '') };
  });
  const { errors, busy, submit } = useForm({
    values,
    check: checkValues,
    controlOf,
    send: async (asked) => {
      const { id: professional } = plan.professional;
      const body = bodyOf(asked);
      const result =
        changes === undefined
          ? await ask(
              'POST /v1/staff/availabilities',
              { body: { ...body, professional } },
              { key: keyFor({ ...body, professional }) },
            )
          : await ask('PUT /v1/staff/availabilities/{id}', {
              params: { id: changes.id },
              query: { professional },
              body,
            });
      if (!result.ok)
        return namingOverlap(result.problem, (id) => places.find((one) => one.id === id)?.name ?? id);
      onDone({ ...result.value, words: texts.done.saved });
      return undefined;
    },
  });
  const set = (some: Partial<FormValues>) => setValues((before) => ({ ...before, ...some }));
  return (
    <Page
      title={changes === undefined ? texts.form.newTitle : texts.form.changeTitle}
      lead={texts.form.lead}
      head={head}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="planning-form stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <section class="card stack">
          <h2>{texts.form.when}</h2>
          <RhythmFields values={values} onValues={set} errors={errors}>
            <HoursFields values={values} onValues={set} errors={errors} />
          </RhythmFields>
        </section>
        <section class="card stack">
          <h2>{texts.form.where}</h2>
          <WhereFields values={values} onValues={set} errors={errors} role={plan.professional.role} />
        </section>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {texts.form.save}
          </Button>
          <Button kind="secondary" onClick={() => route('/pro/disponibilites')}>
            {texts.planning.back}
          </Button>
        </div>
      </form>
      {changes === undefined ? null : (
        <RemoveAvailability availability={changes} professional={plan.professional.id} onDone={onDone} />
      )}
    </Page>
  );
}
