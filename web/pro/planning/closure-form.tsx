import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { useStaff } from '../staff.tsx';
import { namingOverlap } from './overlap.ts';
import { texts } from './texts.fr.ts';
import type { Outcome } from './types.ts';
import { useKey } from './use-key.ts';

interface ClosureFormProps {
  readonly today: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** Closes a place on whole days, both included (B3). */
export function ClosureForm({ today, onDone }: ClosureFormProps) {
  const { ask } = useStaff();
  const { route } = useLocation();
  const { places } = useCatalogue();
  const keyFor = useKey();
  const [values, setValues] = useState({ place: '', from: today, to: today, reason: '' });
  const set = (some: Partial<typeof values>) => setValues((before) => ({ ...before, ...some }));
  const placeName = (id: string) => places.find((one) => one.id === id)?.name ?? id;
  const words = texts.form.errors;
  const { errors, busy, submit } = useForm({
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
  const date = { type: 'date', look: 'short', min: today } as const;
  const options = places
    .toSorted((a, b) => a.commune.localeCompare(b.commune, 'fr'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page title={texts.closures.add} lead={texts.closures.lead} hasErrors={Object.keys(errors).length > 0}>
      <form class="planning-form stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
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
        <div class="actions">
          <Button type="submit" busy={busy}>
            {texts.closures.save}
          </Button>
          <Button kind="secondary" onClick={() => route('/pro/fermetures')}>
            {texts.closures.back}
          </Button>
        </div>
      </form>
    </Page>
  );
}
