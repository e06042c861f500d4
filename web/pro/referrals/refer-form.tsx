import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Agreement } from '../desk/agreement.tsx';
import { type Appointment, fullName, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { bodyOf, checkReferral, EMPTY, type Typed } from './refer-body.ts';
import { texts } from './texts.fr.ts';
import type { Choices } from './types.ts';

interface ReferFormProps {
  readonly choices: Choices;
  /** At which the person was referred; without it they are named. */
  readonly appointment: Pick<Appointment, 'id' | 'person'> | undefined;
  readonly onDone: (name: string) => void;
}

/** Refers a person with their agreement (F1, P3): to whom, why from a list, and nothing in words. */
export function ReferForm({ choices, appointment, onDone }: ReferFormProps) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { services } = useCatalogue();
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const keyFor = useKey();
  const words = texts.refer;
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const { errors, busy, submit } = useForm({
    values: typed,
    check: (values) => checkReferral(values, appointment?.id, zone),
    controlOf: (path) => (path.startsWith('agreement') ? 'agreement' : (path.split('.').at(-1) ?? path)),
    send: async (values) => {
      const body = bodyOf(values, appointment?.id, zone);
      const result = await ask('POST /v1/staff/referrals', { body }, { key: keyFor(body) });
      if (!result.ok) return result.problem;
      onDone(fullName(result.value.person));
      return undefined;
    },
  });
  const field = (name: 'lastName' | 'firstName' | 'phone' | 'email' | 'allocataireNumber') => ({
    id: name,
    value: typed.person[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (value: string) => change({ person: { ...typed.person, [name]: value } }),
  });
  const isPsychology = services.some(
    ({ id, receivedBy }) => id === typed.service && receivedBy === 'psychologist',
  );
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {appointment === undefined ? (
        <fieldset class="card stack">
          <legend class="label">{words.person}</legend>
          <div class="fields">
            <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
            <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
            <TextField {...field('phone')} label={words.phone} type="tel" optional />
            <TextField {...field('email')} label={words.email} type="email" optional />
            <TextField {...field('allocataireNumber')} label={words.number} inputMode="numeric" optional />
          </div>
        </fieldset>
      ) : (
        <p class="chosen">
          <strong>{words.ofAppointment(fullName(appointment.person))}</strong>
        </p>
      )}
      <div class="card stack">
        <OneOf
          id="kind"
          legend={words.to}
          value={typed.kind}
          onValue={(kind) => change({ kind })}
          options={(['service', 'partner'] as const).map((value) => ({ value, label: words.kind[value] }))}
        />
        <SelectField
          key={typed.kind}
          id={typed.kind}
          label={words[typed.kind]}
          error={errors[typed.kind]}
          hint={typed.kind === 'service' && isPsychology ? words.psychologists : undefined}
          value={typed[typed.kind]}
          onValue={(id) => change({ [typed.kind]: id })}
          options={[
            { value: '', label: words.choose },
            ...(typed.kind === 'service' ? choices.services : choices.partners).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
        />
        <SelectField
          id="reason"
          label={words.reason}
          error={errors['reason']}
          value={typed.reason ?? ''}
          onValue={(reason) => change({ reason: choices.reasons.find((one) => one === reason) })}
          options={[
            { value: '', label: words.choose },
            ...choices.reasons.map((value) => ({ value, label: texts.reasons[value] })),
          ]}
        />
      </div>
      <div class="card">
        <Agreement
          id="agreement"
          value={typed.agreed}
          onValue={(agreed) => change({ agreed })}
          errors={errors}
          zone={zone}
          words={words.agreement}
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
