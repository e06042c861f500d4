import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useForm } from '../../app/use-form.ts';
import { capital } from '../../app/when.ts';
import { OneOf } from '../../design/choices.tsx';
import { useStaff } from '../staff.tsx';
import { namingOverlap } from './overlap.ts';
import { PlanningForm } from './planning-form.tsx';
import { checkReceiving, controlOf, HoursFields, receivingOf, WhereFields } from './receiving-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Outcome, Plan, Receiving } from './types.ts';
import { dayWords, hoursWords } from './words.ts';

type Choice = 'off' | 'changed' | 'usual';

interface OccurrenceFormProps {
  readonly plan: Plan;
  readonly availability: Availability;
  readonly date: string;
  /** Whose planning, when it is somebody else's. */
  readonly head: ComponentChildren;
  readonly onDone: (outcome: Outcome) => void;
}

/** Changes, removes or gives back one occurrence of a recurring availability. */
export function OccurrenceForm({ head, plan, availability, date, onDone }: OccurrenceFormProps) {
  const { ask } = useStaff();
  const { places } = useCatalogue();
  const exception = availability.exceptions[date];
  const [choice, setChoice] = useState<Choice | undefined>(exception?.kind);
  const [values, setValues] = useState<Receiving>(exception?.kind === 'changed' ? exception : availability);
  const placeName = (id: string) => places.find((one) => one.id === id)?.name ?? id;
  const usual = texts.day.usualHint(capital(hoursWords(availability)), placeName(availability.place));
  const form = useForm({
    values,
    controlOf,
    check: (asked) => {
      if (choice === undefined) return { choice: texts.day.pick };
      return choice === 'changed' ? checkReceiving(asked) : {};
    },
    send: async (asked) => {
      const where = { params: { id: availability.id, date }, query: { professional: plan.professional.id } };
      const result =
        choice === 'usual'
          ? await ask('DELETE /v1/staff/availabilities/{id}/exceptions/{date}', where)
          : await ask('PUT /v1/staff/availabilities/{id}/exceptions/{date}', {
              ...where,
              body: choice === 'changed' ? { kind: 'changed', ...receivingOf(asked) } : { kind: 'off' },
            });
      if (!result.ok) return namingOverlap(result.problem, placeName);
      const { availability: _, ...outcome } = result.value;
      onDone({ ...outcome, words: texts.done.saved });
      return undefined;
    },
  });
  const { errors } = form;
  return (
    <PlanningForm
      title={texts.day.title(
        capital(dayWords(date)),
        hoursWords(exception?.kind === 'changed' ? exception : availability),
      )}
      lead={texts.day.lead}
      head={head}
      form={form}
      save={texts.form.save}
      back={texts.planning.back}
      backTo="/pro/disponibilites"
      below={
        <p>
          <a href={`/pro/disponibilites?vue=plage&id=${availability.id}`}>{texts.day.whole}</a>
        </p>
      }
    >
      <OneOf<Choice>
        id="choice"
        legend={texts.day.choice}
        value={choice}
        onValue={setChoice}
        error={errors['choice']}
        options={[
          { value: 'off', label: texts.day.off, hint: texts.day.offHint },
          { value: 'changed', label: texts.day.changed },
          ...(exception === undefined
            ? []
            : [{ value: 'usual' as const, label: texts.day.usual, hint: usual }]),
        ]}
      />
      {choice === 'changed' ? (
        <section class="card stack" aria-label={texts.day.changed}>
          <HoursFields values={values} onValues={setValues} errors={errors} />
          <WhereFields values={values} onValues={setValues} errors={errors} role={plan.professional.role} />
        </section>
      ) : null}
    </PlanningForm>
  );
}
