import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useServiceWords } from '../../app/service-words.ts';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Hints, SelectField, TextField } from '../../design/field.tsx';
import { bodyOf, type Choices, EMPTY, HOURS, missing, OTHER, REASONS, type Typed } from './typed.ts';

/** What a partner says of themselves, of the person, and where to: nothing in words, and not without the agreement. */
export function PartnerForm({ choices, onDone }: { choices: Choices; onDone: () => void }) {
  const words = useTexts().partner;
  const { caf, services } = useCatalogue();
  const wordsOf = useServiceWords();
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const keyFor = useKey();
  const { errors, busy, submit } = useForm({
    values: typed,
    check: (values) => missing(values, words.missing),
    controlOf: (path) => CONTROLS[path] ?? path.slice(path.lastIndexOf('.') + 1),
    refused: words.missing,
    send: async (values) => {
      const body = bodyOf(values);
      const params = { caf: caf.code };
      const sent = await call('POST /v1/cafs/{caf}/referrals', { params, body }, { key: keyFor(body) });
      if (!sent.ok) return sent.problem;
      onDone();
      return undefined;
    },
  });
  const field = (name: TextName) => ({
    id: name,
    label: words[name],
    error: errors[name],
    value: typed[name],
    autoComplete: 'off',
    maxLength: 80,
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const choice = (name: 'from' | 'service' | 'reason', options: { value: string; label: string }[]) => ({
    id: name,
    label: words[name],
    error: errors[name],
    value: typed[name] ?? '',
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
    options: [{ value: '', label: words.choose }, ...options],
  });
  const offered = services.filter(({ id }) => choices.services.includes(id));
  return (
    <Page key="form" title={words.title} lead={words.lead} hasErrors={Object.keys(errors).length > 0}>
      <form class="stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <section class="stack" aria-labelledby="you">
          <h2 id="you">{words.you}</h2>
          <SelectField
            {...choice('from', [
              ...choices.partners.map(({ id, name }) => ({ value: id, label: name })),
              { value: OTHER, label: words.other },
            ])}
          />
          {typed.from === OTHER ? <TextField {...field('organisation')} /> : null}
          <TextField {...field('name')} />
          <TextField {...field('yourPhone')} hint={words.yourPhoneHint} type="tel" />
        </section>
        <section class="stack" aria-labelledby="who">
          <h2 id="who">{words.who}</h2>
          <TextField {...field('firstName')} spellcheck={false} />
          <TextField {...field('lastName')} spellcheck={false} />
          <TextField {...field('phone')} hint={words.phoneHint} type="tel" />
          <SomeOf
            id="hours"
            legend={words.hours}
            options={HOURS.map((value) => ({ value, label: words.hourNames[value] }))}
            values={typed.hours}
            onValues={(hours) => setTyped({ ...typed, hours })}
          />
          <div class="choices">
            <Box
              id="discreet"
              words={words.discreet}
              hint={words.discreetHint}
              checked={typed.discreet}
              onChecked={(discreet) => setTyped({ ...typed, discreet })}
            />
          </div>
          <SelectField
            {...choice(
              'service',
              offered.map((one) => ({ value: one.id, label: wordsOf(one).name })),
            )}
          />
          <SelectField
            {...choice(
              'reason',
              REASONS.map((value) => ({ value, label: words.reasons[value] })),
            )}
          />
          <fieldset aria-describedby={errors['agreement'] === undefined ? undefined : 'agreement-error'}>
            <legend class="label">{words.agreementLegend}</legend>
            <Hints id="agreement" error={errors['agreement']} />
            <div class="choices">
              <Box
                id="agreement"
                words={words.agreement}
                checked={typed.agreement}
                onChecked={(agreement) => setTyped({ ...typed, agreement })}
              />
            </div>
          </fieldset>
        </section>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
        </div>
      </form>
    </Page>
  );
}

type TextName = 'organisation' | 'name' | 'yourPhone' | 'firstName' | 'lastName' | 'phone';

/** Controls of the contract's paths, where the last part alone would name another one. */
const CONTROLS: Readonly<Record<string, string>> = {
  'from.phone': 'yourPhone',
  'from.partner': 'from',
  'person.phone': 'phone',
};

interface BoxProps {
  readonly id: string;
  readonly words: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

function Box({ id, words, hint, checked, onChecked }: BoxProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        id={id}
        name={id}
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>
        {words}
        {hint === undefined ? null : <span class="hint block">{hint}</span>}
      </span>
    </label>
  );
}
