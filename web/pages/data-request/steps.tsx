import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { pairsOf } from '../../app/pairs.ts';
import { AddressFields } from '../../booking/address-fields.tsx';
import { WhoFields } from '../../booking/who-fields.tsx';
import { OneOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { DataStep, type StepProps, useStep } from './data-step.tsx';
import { useDataWords } from './data-words.tsx';

/** To read what is kept, or to have it erased (D3). */
export function WhatStep({ draft, change }: StepProps) {
  const words = useDataWords();
  const { lead } = useTexts().ask;
  const { errors, submit } = useStep(1, draft);
  return (
    <DataStep
      at={1}
      draft={draft}
      title={words.what}
      lead={`${words.whatLead} ${lead}`}
      errors={errors}
      onSubmit={submit}
    >
      <OneOf
        id="what"
        legend={<span class="visually-hidden">{words.what}</span>}
        error={errors['what']}
        value={draft.what}
        onValue={(what) => change({ what })}
        options={pairsOf(words.whatOptions).map(([value, option]) => ({ value, ...option }))}
      />
    </DataStep>
  );
}

/** The names and addresses under which the Caf may know the person. */
export function WhoStep({ draft, change }: StepProps) {
  const words = useDataWords();
  const { title } = useTexts().booking.person;
  const { errors, submit } = useStep(2, draft);
  return (
    <DataStep at={2} draft={draft} title={title} lead={words.whoLead} errors={errors} onSubmit={submit}>
      <WhoFields
        person={draft.person}
        onPerson={(person) => change({ person })}
        errors={errors}
        phoneHint={words.phoneHint}
        emailHint={words.emailHint}
      />
    </DataStep>
  );
}

/** By which way the answer comes; an e-mail is not needed (B5). */
export function WayStep({ draft, change }: StepProps) {
  const words = useDataWords();
  const { contact } = useTexts().ask;
  const { errors, submit } = useStep(3, draft);
  return (
    <DataStep at={3} draft={draft} title={contact} lead={words.howLead} errors={errors} onSubmit={submit}>
      <OneOf
        id="by"
        legend={<span class="visually-hidden">{contact}</span>}
        error={errors['by']}
        value={draft.by}
        onValue={(by) => change({ by })}
        options={pairsOf(words.by).map(([value, option]) => ({ value, ...option }))}
      />
      {draft.by === 'post' ? (
        <div class="card stack">
          <AddressFields value={draft} onValue={change} errors={errors} words={words} />
        </div>
      ) : null}
      {draft.by === 'on-site' ? <Place draft={draft} change={change} errors={errors} /> : null}
    </DataStep>
  );
}

type FieldsProps = StepProps & { readonly errors: Errors };

/** Places of the Caf itself: a partner's desk has no such paper. */
function Place({ draft, change, errors }: FieldsProps) {
  const words = useDataWords();
  const places = useCatalogue().places.filter(({ kind }) => kind === 'caf');
  return (
    <OneOf
      id="place"
      legend={words.place}
      error={errors['place']}
      value={draft.place}
      onValue={(place) => change({ place })}
      options={places.map(({ id, commune, name }) => ({ value: id, label: commune, hint: name }))}
    />
  );
}
