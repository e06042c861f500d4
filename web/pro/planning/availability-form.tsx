import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { useStaff } from '../staff.tsx';
import { bodyOf, checkValues, emptyValues, type FormValues, valuesOf } from './availability-values.ts';
import { namingOverlap } from './overlap.ts';
import { PlanningForm } from './planning-form.tsx';
import { controlOf, HoursFields, useReceiving, WhereFields } from './receiving-fields.tsx';
import { RemoveAvailability } from './remove-availability.tsx';
import { RhythmFields } from './rhythm-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Outcome, Plan } from './types.ts';

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
  const { places } = useCatalogue();
  const { places: own, usualAt } = useReceiving(plan.professional.role);
  const keyFor = useKey();
  const [values, setValues] = useState<FormValues>(() => {
    const model = changes ?? like ?? plan.availabilities.at(-1);
    if (changes !== undefined) return valuesOf(changes);
    if (like !== undefined) return { ...valuesOf(like), from: today, until: '' };
    return { ...emptyValues(today), ...usualAt(model?.place ?? own[0]?.id ?? '') };
  });
  const form = useForm({
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
  const { errors } = form;
  const set = (some: Partial<FormValues>) => setValues((before) => ({ ...before, ...some }));
  return (
    <PlanningForm
      title={changes === undefined ? texts.form.newTitle : texts.form.changeTitle}
      lead={texts.form.lead}
      head={head}
      form={form}
      save={texts.form.save}
      back={texts.planning.back}
      backTo="/pro/disponibilites"
      below={
        changes === undefined ? null : (
          <RemoveAvailability availability={changes} professional={plan.professional.id} onDone={onDone} />
        )
      }
    >
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
    </PlanningForm>
  );
}
