import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { OneOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useStaff } from '../staff.tsx';
import { namingOverlap } from './overlap.ts';
import { PlanningForm } from './planning-form.tsx';
import { readTime } from './read-time.ts';
import { texts } from './texts.fr.ts';
import { TimeField } from './time-field.tsx';
import type { Absence, Outcome, Plan } from './types.ts';

const KINDS = ['day', 'days', 'hours'] as const;

interface Values {
  readonly kind: (typeof KINDS)[number];
  readonly first: string;
  readonly last: string;
  readonly start: string;
  readonly end: string;
}

interface AbsenceFormProps {
  readonly plan: Plan;
  readonly today: string;
  /** Whose planning, when it is somebody else's. */
  readonly head: ComponentChildren;
  readonly onDone: (outcome: Outcome) => void;
}

/** Records an absence, in local dates and times; the people it touches are told afterwards (B11). */
export function AbsenceForm({ head, plan, today, onDone }: AbsenceFormProps) {
  const { ask } = useStaff();
  const keyFor = useKey();
  const [values, setValues] = useState<Values>({
    kind: 'day',
    first: today,
    last: today,
    start: '09:00',
    end: '12:00',
  });
  const set = (some: Partial<Values>) => setValues((before) => ({ ...before, ...some }));
  const { kind } = values;
  const form = useForm({
    values,
    check,
    controlOf: (path) => controlOf(path, kind),
    send: async (asked) => {
      const body = { ...momentsOf(asked), professional: plan.professional.id };
      const result = await ask('POST /v1/staff/absences', { body }, { key: keyFor(body) });
      if (!result.ok) return namingOverlap(result.problem, (id) => id);
      const { absence: _, ...outcome } = result.value;
      onDone({ ...outcome, words: texts.done.absent });
      return undefined;
    },
  });
  const { errors } = form;
  const date = { type: 'date', look: 'short', min: today } as const;
  return (
    <PlanningForm
      title={texts.absence.title}
      lead={texts.absence.lead}
      head={head}
      form={form}
      save={texts.absence.save}
      back={texts.planning.back}
      backTo="/pro/disponibilites"
    >
      <div class="card stack">
        <div class="chips">
          <OneOf
            id="kind"
            legend={texts.absence.kind}
            value={kind}
            onValue={(chosen) => set({ kind: chosen })}
            options={KINDS.map((value) => ({ value, label: texts.absence.kinds[value] }))}
          />
        </div>
        <div class="pair">
          <TextField
            {...date}
            id="first"
            label={kind === 'days' ? texts.absence.first : texts.absence.day}
            value={values.first}
            onValue={(first) => set({ first, last: values.last < first ? first : values.last })}
            error={errors['first']}
          />
          {kind === 'days' ? (
            <TextField
              {...date}
              id="last"
              label={texts.absence.last}
              value={values.last}
              onValue={(last) => set({ last })}
              error={errors['last']}
            />
          ) : null}
        </div>
        {kind === 'hours' ? (
          <div class="pair hours">
            <TimeField
              id="start"
              label={texts.absence.start}
              value={values.start}
              onValue={(start) => set({ start })}
              error={errors['start']}
            />
            <TimeField
              id="end"
              label={texts.absence.end}
              value={values.end}
              onValue={(end) => set({ end })}
              error={errors['end']}
            />
          </div>
        ) : null}
      </div>
    </PlanningForm>
  );
}

function check({ kind, first, last, ...typed }: Values): Errors {
  const words = texts.form.errors;
  const start = readTime(typed.start);
  const end = readTime(typed.end);
  return {
    ...(first === '' ? { first: words.date } : {}),
    ...(kind !== 'days'
      ? {}
      : last === ''
        ? { last: words.date }
        : last < first
          ? { last: words.order }
          : {}),
    ...(kind !== 'hours' || start !== undefined ? {} : { start: words.time }),
    ...(kind !== 'hours'
      ? {}
      : end === undefined
        ? { end: words.time }
        : end <= (start ?? '')
          ? { end: words.order }
          : {}),
  };
}

function momentsOf({ kind, first, last, start, end }: Values): Pick<Absence, 'from' | 'to'> {
  if (kind === 'hours')
    return {
      from: { date: first, time: readTime(start) ?? start },
      to: { date: first, time: readTime(end) ?? end },
    };
  const to = kind === 'day' ? first : last;
  return { from: { date: first, time: '00:00' }, to: { date: to, time: '24:00' } };
}

/** The control that a fault of the contract is about, as far as it is on the page. */
function controlOf(path: string, kind: Values['kind']): string {
  const isStart = path.startsWith('from');
  if (kind === 'hours') return path.endsWith('date') ? 'first' : isStart ? 'start' : 'end';
  return isStart || kind === 'day' ? 'first' : 'last';
}
