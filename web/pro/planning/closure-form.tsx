import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { SelectField, TextField } from '../../design/field.tsx';
import { useStaff } from '../staff.tsx';
import { namingOverlap } from './overlap.ts';
import { PlanningForm } from './planning-form.tsx';
import { texts } from './texts.fr.ts';
import type { Outcome } from './types.ts';

interface ClosureFormProps {
  readonly today: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** Closes a place on whole days, both included (B3). */
export function ClosureForm({ today, onDone }: ClosureFormProps) {
  const { ask } = useStaff();
  const { places } = useCatalogue();
  const keyFor = useKey();
  const [values, setValues] = useState({ place: '', from: today, to: today, reason: '' });
  const set = (some: Partial<typeof values>) => setValues((before) => ({ ...before, ...some }));
  const placeName = (id: string) => places.find((one) => one.id === id)?.name ?? id;
  const words = texts.form.errors;
  const form = useForm({
    values,
    check: ({ place, from, to }) => ({
      ...(place === '' ? { place: words.place } : {}),
      ...(from === '' ? { from: words.date } : {}),
      ...(to === '' ? { to: words.date } : to < from ? { to: words.order } : {}),
    }),
    send: async ({ reason, ...asked }) => {
      const body = { ...asked, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      const result = await ask('POST /v1/staff/closures', { body }, { key: keyFor(body) });
      if (!result.ok) return namingOverlap(result.problem, placeName);
      const { closure: _, ...outcome } = result.value;
      onDone({ ...outcome, words: texts.done.closed });
      return undefined;
    },
  });
  const { errors } = form;
  const date = { type: 'date', look: 'short', min: today } as const;
  const options = places
    .toSorted((a, b) => a.commune.localeCompare(b.commune, 'fr'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PlanningForm
      title={texts.closures.add}
      lead={texts.closures.lead}
      form={form}
      save={texts.closures.save}
      back={texts.closures.back}
      backTo="/pro/fermetures"
    >
      <div class="card stack">
        <SelectField
          id="place"
          label={texts.closures.place}
          value={values.place}
          onValue={(place) => set({ place })}
          error={errors['place']}
          options={
            values.place === '' ? [{ value: '', label: texts.closures.choosePlace }, ...options] : options
          }
        />
        <div class="pair">
          <TextField
            {...date}
            id="from"
            label={texts.closures.from}
            value={values.from}
            onValue={(from) => set({ from, to: values.to < from ? from : values.to })}
            error={errors['from']}
          />
          <TextField
            {...date}
            id="to"
            label={texts.closures.to}
            value={values.to}
            onValue={(to) => set({ to })}
            error={errors['to']}
          />
        </div>
        <TextField
          id="reason"
          label={texts.closures.reason}
          hint={texts.closures.reasonHint}
          optional
          maxLength={80}
          value={values.reason}
          onValue={(reason) => set({ reason })}
          error={errors['reason']}
        />
      </div>
    </PlanningForm>
  );
}
