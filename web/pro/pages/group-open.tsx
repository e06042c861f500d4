import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import '../desk/desk.css';
import { type Service, useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { useNow } from '../agenda/use-now.ts';
import { useWords } from '../desk/desk-words.ts';
import { instantAt, wallClock } from '../desk/local-time.ts';
import { sayNext } from '../desk/use-said.ts';
import '../group/group.css';
import { texts } from '../group/texts.fr.ts';
import { readTime } from '../planning/read-time.ts';
import { TimeField } from '../planning/time-field.tsx';
import { useStaff } from '../staff.tsx';

interface Values {
  readonly service: string;
  readonly place: string;
  readonly date: string;
  readonly time: string;
  readonly first: string;
  readonly second: string;
  readonly seats: string;
}

const USUAL_SEATS = '12';
const MOST_SEATS = 200;
const CONTROLS: Readonly<Record<string, string>> = {
  'animators.0': 'first',
  'animators.1': 'second',
  start: 'time',
};

/** Fixes a group session in the agenda of one or two animators, or of neither (B1). */
export default function OpenGroup() {
  const { services } = useCatalogue();
  const sessions = services.filter(
    ({ bookableBy, delivery }) => bookableBy === 'session' && delivery.by === 'caf',
  );
  const [service] = sessions;
  return (
    <Page title={texts.form.title} lead={texts.form.lead}>
      {service === undefined ? null : <OpenForm services={sessions} usual={service} />}
    </Page>
  );
}

function OpenForm({ services, usual }: { services: readonly Service[]; usual: Service }) {
  const { ask, me } = useStaff();
  const { places } = useCatalogue();
  const { route } = useLocation();
  const { zone } = useWords();
  const keyFor = useKey();
  const today = wallClock(useNow(), zone).date;
  const everybody = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const [values, setValues] = useState<Values>({
    service: usual.id,
    place: '',
    date: '',
    time: '',
    first: me.professional?.id ?? '',
    second: '',
    seats: USUAL_SEATS,
  });
  const set = (some: Partial<Values>) => setValues((before) => ({ ...before, ...some }));
  const service = services.find(({ id }) => id === values.service) ?? usual;
  const [mode = 'on-site'] = service.modes;
  const { errors, busy, submit } = useForm({
    values,
    check,
    controlOf: (path) => CONTROLS[path] ?? path,
    send: async (asked) => {
      const start = new Date(instantAt(asked.date, readTime(asked.time) ?? '', zone)).toISOString();
      const body = {
        service: service.id,
        place: asked.place,
        mode,
        start,
        animators: [asked.first, ...(asked.second === '' ? [] : [asked.second])],
        seats: Number(asked.seats),
      };
      const answer = await ask('POST /v1/staff/groups', { body }, { key: keyFor(body) });
      if (!answer.ok) return answer.problem;
      sayNext(texts.form.opened);
      route(`/pro/reunions/${answer.value.id}`, true);
      return undefined;
    },
  });
  const people = everybody.load.state === 'ready' ? everybody.load.value.professionals : [];
  const options = people
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'fr'))
    .map(({ id, displayName, title }) => ({ value: id, label: `${displayName}, ${title.toLowerCase()}` }));
  const words = texts.form;
  return (
    <form class="desk stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <div class="card stack">
        {services.length === 1 ? null : (
          <SelectField
            id="service"
            label={words.service}
            value={values.service}
            onValue={(id) => set({ service: id, place: '' })}
            options={services.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectField
          id="place"
          label={words.place}
          value={values.place}
          error={errors['place']}
          onValue={(place) => set({ place })}
          options={[
            { value: '', label: words.choosePlace },
            ...places
              .filter(({ id }) => service.places.includes(id))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div class="pair">
          <TextField
            id="date"
            type="date"
            look="short"
            min={today}
            label={words.date}
            value={values.date}
            error={errors['date']}
            onValue={(date) => set({ date })}
          />
          <div>
            <TimeField
              id="time"
              label={words.time}
              value={values.time}
              error={errors['time']}
              onValue={(time) => set({ time })}
            />
            <p class="hint">{words.timeHint(service.lengthMinutes)}</p>
          </div>
        </div>
        <SelectField
          id="first"
          label={words.first}
          value={values.first}
          error={errors['first']}
          onValue={(first) => set({ first, second: values.second === first ? '' : values.second })}
          options={[{ value: '', label: words.chooseFirst }, ...options]}
        />
        <SelectField
          id="second"
          label={words.second}
          optional
          value={values.second}
          error={errors['second']}
          onValue={(second) => set({ second })}
          options={[
            { value: '', label: words.nobody },
            ...options.filter(({ value }) => value !== values.first),
          ]}
        />
        <TextField
          id="seats"
          look="short"
          inputMode="numeric"
          maxLength={3}
          label={words.seats}
          hint={words.seatsHint}
          value={values.seats}
          error={errors['seats']}
          onValue={(seats) => set({ seats })}
        />
      </div>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
        <a class="button secondary" href="/pro/reunions">
          {words.leave}
        </a>
      </div>
    </form>
  );
}

function check({ place, date, time, first, seats }: Values): Errors {
  const words = texts.form.missing;
  const count = Number(seats);
  const isCount = /^\d+$/.test(seats.trim()) && count >= 1 && count <= MOST_SEATS;
  return {
    ...(place === '' ? { place: words.place } : {}),
    ...(date === '' ? { date: words.date } : {}),
    ...(readTime(time) === undefined ? { time: words.time } : {}),
    ...(first === '' ? { first: words.first } : {}),
    ...(isCount ? {} : { seats: words.seats }),
  };
}
