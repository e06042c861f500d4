import { useState } from 'preact/hooks';
import type { Service } from '../../app/catalogue.tsx';
import { addDays } from '../../app/dates.ts';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { useWords } from '../desk/desk-words.ts';
import { givenOf } from '../desk/person-fields.ts';
import { byOf, contactOf } from '../desk/reach.ts';
import { ContactFields } from '../mediation/contact-fields.tsx';
import { checkParty, NO_PARTY, type PartyDraft } from '../mediation/party-draft.ts';
import { Names } from '../mediation/party-fields.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';

interface AddWaiterProps {
  readonly service: Service;
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
}

const MOST_DAYS = 183;
const USUAL_DAYS = 30;

/** Somebody on the phone or at the desk, with their agreement (F1). */
export function AddWaiter({ service, onAdded, onClose }: AddWaiterProps) {
  const { ask, me } = useStaff();
  const { zone } = me.caf;
  const words = useWords();
  const today = words.when.localDate(new Date().toISOString());
  const keyFor = useKey();
  const [who, setWho] = useState<PartyDraft>(NO_PARTY);
  const [wishes, setWishes] = useState({
    place: '',
    modes: [...service.modes],
    until: addDays(today, USUAL_DAYS),
  });
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const { errors, busy, submit } = useForm({
    values: { who, wishes, agreed },
    check: (values) => ({
      ...checkWishes(values.wishes, today),
      ...checkParty(values.who, 'new'),
      ...checkTold(values.who, values.wishes.modes),
      ...checkAgreement('agreed', values.agreed, zone),
    }),
    controlOf: (path) => CONTROLS[path] ?? `new-${path.split('.').at(-1)}`,
    send: async (values) => {
      const { firstName, lastName, email, phone, allocataireNumber } = values.who;
      const person = {
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        ...givenOf({ email, phone, allocataireNumber }),
      };
      const body = {
        service: service.id,
        ...(values.wishes.place === '' ? {} : { places: [values.wishes.place] }),
        modes: values.wishes.modes,
        until: values.wishes.until,
        person,
        contact: contactOf(values.who),
        agreement: agreementOf(values.agreed, zone),
      };
      const added = await ask('POST /v1/staff/waiting-list', { body }, { key: keyFor(body) });
      if (!added.ok) return added.problem;
      onAdded(`${person.firstName} ${person.lastName}`);
      return undefined;
    },
  });
  return (
    <section class="card" aria-label={texts.addTitle}>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <h2>{texts.addTitle}</h2>
        <p>{texts.addWords}</p>
        <Names id="new" draft={who} onDraft={setWho} errors={errors} />
        <ContactFields id="new" draft={who} onDraft={setWho} errors={errors} />
        {service.modes.length < 2 ? null : (
          <SomeOf
            id="modes"
            legend={texts.modes}
            error={errors['modes']}
            values={wishes.modes}
            onValues={(modes) => setWishes({ ...wishes, modes })}
            options={service.modes.map((value) => ({ value, label: words.mode(value) }))}
          />
        )}
        <div class="fields">
          <SelectField
            id="place"
            label={texts.place}
            value={wishes.place}
            onValue={(place) => setWishes({ ...wishes, place })}
            options={[
              { value: '', label: texts.anywhere },
              ...service.places.map((id) => ({ value: id, label: words.place(id) })),
            ]}
          />
          <TextField
            id="until"
            type="date"
            label={texts.latest}
            hint={texts.latestHint}
            min={today}
            max={addDays(today, MOST_DAYS)}
            value={wishes.until}
            error={errors['until']}
            onValue={(until) => setWishes({ ...wishes, until })}
          />
        </div>
        <Agreement
          id="agreed"
          value={agreed}
          onValue={setAgreed}
          errors={errors}
          zone={zone}
          words={texts.addAgreement}
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {texts.send}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </section>
  );
}

const CONTROLS: Readonly<Record<string, string>> = { until: 'until', places: 'place', modes: 'modes' };

function checkWishes({ until, modes }: { until: string; modes: readonly string[] }, today: string): Errors {
  return {
    ...(until < today || until > addDays(today, MOST_DAYS) ? { until: texts.missing.until } : {}),
    ...(modes.length === 0 ? { modes: texts.missing.modes } : {}),
  };
}

/** Somebody must be able to tell them, and to ring for a time by phone (F4). */
function checkTold(who: PartyDraft, modes: readonly string[]): Errors {
  if (byOf(who) === 'none') return { 'new-by': texts.missing.by, 'new-phone': texts.missing.by };
  const isRung = who.discreet || modes.includes('phone');
  return isRung && who.phone.trim() === '' ? { 'new-phone': texts.missing.phone } : {};
}
