import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { type Service, useCatalogue } from '../../app/catalogue.tsx';
import { addDays } from '../../app/dates.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { isDelicate, useServiceWords } from '../../app/service-words.ts';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { useWhen } from '../../app/use-when.ts';
import { whoOf } from '../../booking/book.ts';
import { ContactFields } from '../../booking/contact-fields.tsx';
import { ANYWHERE, changeDraft, type Draft, type Mode, readDraft } from '../../booking/draft.ts';
import { IdentityFields } from '../../booking/identity-fields.tsx';
import { NoEmail } from '../../booking/no-email.tsx';
import { isOnline } from '../../booking/not-online.tsx';
import { faultWords, personFaults } from '../../booking/person-check.ts';
import { useDraft } from '../../booking/use-draft.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import type { Texts } from '../../texts/fr.ts';
import type { Outcome } from './outcome.ts';
import type { Pending } from './pending.ts';

interface WishFormProps {
  /** Asked for by the address. */
  readonly service: string | undefined;
  /** Back from a code that ran out. */
  readonly isBack: boolean;
  readonly onPending: (pending: Pending) => void;
  readonly onEnd: (outcome: Outcome) => void;
}

interface Wishes {
  readonly service: string;
  readonly place: string;
  readonly modes: readonly Mode[];
  readonly until: string;
}

const MOST_DAYS = 183;
const USUAL_DAYS = 30;
const WAYS = ['email', 'phone'] as const;

/** What would suit, who it is, and how to tell them; what was typed for a booking is there already. */
export function WishForm({ service: asked, isBack, onPending, onEnd }: WishFormProps) {
  const texts = useTexts();
  const words = texts.tellMe;
  const { caf, services } = useCatalogue();
  const when = useWhen();
  const today = when.localDate(new Date(serverNow()).toISOString());
  const possible = services.filter(isOnline);
  const draft = useDraft();
  const [wishes, setWishes] = useState<Wishes>(() =>
    firstWishes(possible, asked, addDays(today, USUAL_DAYS)),
  );
  const service = possible.find(({ id }) => id === wishes.service);
  const isInvited = draft.invitation !== undefined && draft.service === wishes.service;
  const who: Draft = {
    ...draft,
    slot: undefined,
    mode: wishes.modes.includes('phone') ? 'phone' : undefined,
  };
  const keyOf = useKey();
  useEffect(() => {
    const { contact } = readDraft();
    if (contact.by === 'none') changeDraft({ contact: { ...contact, by: 'email' } });
  }, []);
  const change = (part: Partial<Wishes>) => setWishes((before) => ({ ...before, ...part }));
  const { errors, busy, submit } = useForm({
    values: wishes,
    check: ({ until, modes }) => ({
      ...(service === undefined ? { service: words.missing.service } : {}),
      ...(modes.length === 0 ? { modes: words.missing.modes } : {}),
      ...(until < today || until > addDays(today, MOST_DAYS) ? { until: words.missing.until } : {}),
      ...faultsOf(isInvited ? who : { ...who, invitation: undefined }, texts.booking),
    }),
    send: async ({ service: id, place, modes, until }) => {
      const body = {
        service: id,
        ...(place === ANYWHERE || !modes.includes('on-site') ? {} : { places: [place] }),
        modes: [...modes],
        until,
        ...whoOf(draft),
        ...(isInvited && draft.invitation !== undefined ? { invitation: draft.invitation } : {}),
      };
      const sent = await call(
        'POST /v1/cafs/{caf}/waiting-list',
        { params: { caf: caf.code }, body },
        { key: keyOf(body) },
      );
      const called = draft.contact.by === 'phone' || draft.contact.discreet;
      if (!sent.ok && sent.problem.code === 'ALREADY_WAITING') onEnd('already');
      if (!sent.ok) return sent.problem.code === 'ALREADY_WAITING' ? undefined : sent.problem;
      const { id: entry, expiresAt } = sent.value;
      if (expiresAt === undefined) onEnd(called ? 'called' : 'done');
      else onPending({ id: entry, expiresAt, email: draft.person.email.trim(), called });
      return undefined;
    },
  });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
      delicate={service !== undefined && isDelicate(service)}
    >
      {isBack ? (
        <Notice tone="warning" role="alert">
          <p>{words.codeOver}</p>
        </Notice>
      ) : null}
      <form class="stack-large" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <WishFields wishes={wishes} possible={possible} errors={errors} today={today} onChange={change} />
        {service?.bookableBy === 'session' ? null : <p>{words.same}</p>}
        <IdentityFields draft={isInvited ? who : { ...who, invitation: undefined }} errors={errors} />
        <ContactFields draft={{ ...who, mode: undefined }} errors={errors} ways={WAYS} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {isInvited ? words.sendInvited : words.send}
          </Button>
        </div>
      </form>
      <NoEmail words={words} />
    </Page>
  );
}

/** The faults of who it is; a discreet person is rung, so a number is needed. */
function faultsOf(who: Draft, booking: Texts['booking']): Record<string, string> {
  const faults = personFaults(who);
  const isUnreachable = who.contact.discreet && who.person.phone.trim() === '';
  const all = isUnreachable ? { ...faults, phone: 'phone' as const } : faults;
  return faultWords(all, booking);
}

/** What the booking under way has said already. */
function firstWishes(possible: readonly Service[], asked: string | undefined, until: string): Wishes {
  const draft = readDraft();
  const id = asked ?? draft.service ?? '';
  const service = possible.find((one) => one.id === id) ?? (possible.length === 1 ? possible[0] : undefined);
  const isSame = service !== undefined && draft.service === service.id;
  const modes = isSame && draft.mode !== undefined ? [draft.mode] : (service?.modes ?? []);
  const place = isSame && service.places.includes(draft.place ?? '') ? (draft.place ?? ANYWHERE) : ANYWHERE;
  return { service: service?.id ?? '', place, modes: modes.filter((mode) => mode !== 'home'), until };
}

interface WishFieldsProps {
  readonly wishes: Wishes;
  readonly possible: readonly Service[];
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly today: string;
  readonly onChange: (part: Partial<Wishes>) => void;
}

function WishFields({ wishes, possible, errors, today, onChange }: WishFieldsProps) {
  const texts = useTexts();
  const words = texts.tellMe;
  const { places } = useCatalogue();
  const wordsOf = useServiceWords();
  const service = possible.find(({ id }) => id === wishes.service);
  const choose = (id: string) => {
    const next = possible.find((one) => one.id === id);
    onChange({ service: id, place: ANYWHERE, modes: next?.modes ?? [] });
  };
  return (
    <div class="card stack">
      <SelectField
        id="service"
        label={words.service}
        error={errors['service']}
        value={wishes.service}
        onValue={choose}
        options={[
          { value: '', label: words.choose },
          ...possible.map((one) => ({ value: one.id, label: wordsOf(one).name })),
        ]}
      />
      {service === undefined || service.modes.length < 2 ? null : (
        <SomeOf
          id="modes"
          legend={words.modes}
          hint={words.modesHint}
          error={errors['modes']}
          options={service.modes.map((value) => ({ value, label: texts.service.modes[value] }))}
          values={wishes.modes}
          onValues={(modes) => onChange({ modes })}
        />
      )}
      {service === undefined || service.places.length < 2 || !wishes.modes.includes('on-site') ? null : (
        <SelectField
          id="place"
          label={words.place}
          value={wishes.place}
          onValue={(place) => onChange({ place })}
          options={[
            { value: ANYWHERE, label: words.anywhere },
            ...places
              .filter(({ id }) => service.places.includes(id))
              .sort((a, b) => a.commune.localeCompare(b.commune, 'fr'))
              .map(({ id, name, commune }) => ({
                value: id,
                label: name.includes(commune) ? name : `${commune}, ${name}`,
              })),
          ]}
        />
      )}
      <TextField
        id="until"
        label={words.until}
        hint={words.untilHint}
        type="date"
        min={today}
        max={addDays(today, MOST_DAYS)}
        error={errors['until']}
        value={wishes.until}
        onValue={(until) => onChange({ until })}
      />
    </div>
  );
}
