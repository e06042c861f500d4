import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import type { CallOf } from '../api/contract.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { optionsOf } from '../app/pairs.ts';
import { isDelicate, serviceOfKey, useServiceWords } from '../app/service-words.ts';
import { useForm } from '../app/use-form.ts';
import { requestKey } from '../booking/book.ts';
import { changeDraft, clearDraft, readDraft } from '../booking/draft.ts';
import { bareNumber, PHONE } from '../booking/person-check.ts';
import { Button } from '../design/button.tsx';
import { SomeOf } from '../design/choices.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { type Asked, CallBackDone } from './call-back-done.tsx';

type Body = CallOf<'POST /v1/cafs/{caf}/call-backs'>['body'];

/** "Please phone me" (B5): for people without e-mail, and for services that begin with a talk. Takes over what was typed while booking. */
export default function CallBack() {
  const [asked, setAsked] = useState<Asked>();
  return asked === undefined ? <CallBackForm onAsked={setAsked} /> : <CallBackDone {...asked} />;
}

function CallBackForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const words = useTexts().callBack;
  const catalogue = useCatalogue();
  const { caf, services } = catalogue;
  const wordsOf = useServiceWords();
  const key = useRoute().params['key'];
  const possible = services.filter(
    ({ delivery, bookableBy }) => delivery.by === 'caf' && bookableBy !== 'professional',
  );
  const [values, setValues] = useState(() => {
    const { person, needs, contact, service } = readDraft();
    const wanted = serviceOfKey(catalogue, key)?.id ?? service ?? '';
    const { firstName, lastName, phone } = person;
    return {
      service: possible.some(({ id }) => id === wanted) ? wanted : '',
      person: { firstName, lastName, phone },
      hours: [...contact.hours],
      needs: [...needs],
    };
  });
  const change = (part: Partial<typeof values>) => {
    const next = { ...values, ...part };
    setValues(next);
    const { person, contact } = readDraft();
    changeDraft({
      person: { ...person, ...next.person },
      contact: { ...contact, hours: next.hours },
      needs: next.needs,
    });
  };
  const { errors, busy, submit } = useForm({
    values,
    check: (typed) => missing(typed, words.missing),
    send: async (body) => {
      const key = requestKey(readDraft().key, body);
      const sent = await call('POST /v1/cafs/{caf}/call-backs', { params: { caf: caf.code }, body }, { key });
      if (!sent.ok) return sent.problem;
      // A booking that waits for its code is not given up by this.
      if (readDraft().pending === undefined) clearDraft();
      onAsked({ hours: body.hours, phone: body.person.phone });
      return undefined;
    },
  });
  const service = services.find(({ id }) => id === values.service);
  const typed = (name: 'firstName' | 'lastName' | 'phone') => ({
    id: name,
    label: words[name],
    error: errors[name],
    value: values.person[name],
    onValue: (value: string) => change({ person: { ...values.person, [name]: value } }),
  });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
      delicate={service !== undefined && isDelicate(service)}
    >
      <form class="stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <SelectField
          id="service"
          label={words.service}
          error={errors['service']}
          value={values.service}
          onValue={(id) => change({ service: id })}
          options={[
            { value: '', label: words.choose },
            ...possible.map((one) => ({ value: one.id, label: wordsOf(one).name })),
          ]}
        />
        <TextField {...typed('firstName')} autoComplete="given-name" maxLength={60} spellcheck={false} />
        <TextField {...typed('lastName')} autoComplete="family-name" maxLength={60} spellcheck={false} />
        <TextField {...typed('phone')} hint={words.phoneHint} type="tel" autoComplete="tel" maxLength={30} />
        <SomeOf
          id="hours"
          legend={words.hours}
          hint={words.hoursHint}
          error={errors['hours']}
          options={optionsOf(words.hourNames)}
          values={values.hours}
          onValues={(hours) => change({ hours })}
        />
        <SomeOf
          id="needs"
          legend={words.needs}
          hint={words.needsHint}
          options={optionsOf(words.needNames)}
          values={values.needs}
          onValues={(needs) => change({ needs })}
        />
        <p class="soft">{words.discreet}</p>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
        </div>
      </form>
    </Page>
  );
}

type Missing = Readonly<Record<'service' | 'firstName' | 'lastName' | 'phone' | 'hours', string>>;

function missing({ service, person, hours }: Body, words: Missing) {
  const wrong = {
    service: service === '',
    firstName: person.firstName.trim() === '',
    lastName: person.lastName.trim() === '',
    phone: !PHONE.test(bareNumber(person.phone)),
    hours: hours.length === 0,
  };
  return Object.fromEntries(
    Object.entries(words).filter(([name]) => Object.entries(wrong).some(([one, is]) => is && one === name)),
  );
}
