import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { optionsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { AddressFields } from '../../booking/address-fields.tsx';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { fullName } from '../desk/desk-words.ts';
import { IdentityFields } from '../desk/identity-fields.tsx';
import { useStaff } from '../staff.tsx';
import { type AddDraft, addBody, addFaults, NOTHING } from './add-draft.ts';
import { texts } from './texts.fr.ts';

interface AddRequestProps {
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
}

/** A request for somebody at the desk or on the phone; it is checked like any other (D3). */
export function AddRequest({ onAdded, onClose }: AddRequestProps) {
  const { ask } = useStaff();
  const { places } = useCatalogue();
  const keyFor = useKey();
  const [draft, setDraft] = useState(NOTHING);
  const words = texts.add;
  const change = (part: Partial<AddDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { errors, busy, submit } = useForm({
    values: draft,
    check: addFaults,
    controlOf: (path) => (path.startsWith('answer.address') ? 'street' : (path.split('.').at(-1) ?? path)),
    send: async (values) => {
      const body = addBody(values);
      if (body === undefined) return undefined;
      const added = await ask('POST /v1/staff/data-requests', { body }, { key: keyFor(body) });
      if (!added.ok) return added.problem;
      onAdded(fullName(body.person));
      return undefined;
    },
  });
  return (
    <section class="card" aria-label={words.title}>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <h2>{words.title}</h2>
        <p>{words.words}</p>
        <OneOf
          id="what"
          legend={words.what}
          error={errors['what']}
          value={draft.what}
          onValue={(what) => change({ what })}
          options={optionsOf(texts.what)}
        />
        <IdentityFields person={draft.person} onPerson={(person) => change({ person })} errors={errors} />
        <OneOf
          id="by"
          legend={words.how}
          hint={words.howHint}
          error={errors['by']}
          value={draft.by}
          onValue={(by) => change({ by })}
          options={optionsOf(words.ways)}
        />
        {draft.by === 'post' ? (
          <AddressFields
            value={draft.address}
            onValue={(part) => change({ address: { ...draft.address, ...part } })}
            errors={errors}
            words={words.address}
          />
        ) : null}
        {draft.by === 'on-site' ? (
          <SelectField
            id="place"
            label={words.place}
            error={errors['place']}
            value={draft.place}
            onValue={(place) => change({ place })}
            options={[
              { value: '', label: words.choose },
              ...places
                .filter(({ kind }) => kind === 'caf')
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        <OneOf
          id="language"
          legend={words.language}
          value={draft.language}
          onValue={(language) => change({ language })}
          options={optionsOf(words.languages)}
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </section>
  );
}
