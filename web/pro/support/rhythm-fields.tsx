import { useCatalogue } from '../../app/catalogue.tsx';
import { useLoad } from '../../app/use-load.ts';
import { SomeOf } from '../../design/choices.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { maySecond } from '../desk/booking/bookable.ts';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import type { FieldsProps } from './contract-fields.tsx';
import { texts } from './texts.fr.ts';
import { SUPPORT } from './types.ts';

/** When, how and where one would meet, whether with somebody, and whether at home (F1). */
export function RhythmFields({ draft, onDraft, errors }: FieldsProps) {
  const { services, places } = useCatalogue();
  const { ask } = useStaff();
  const { mode } = useWords();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const service = services.find(({ id }) => id === SUPPORT);
  if (service === undefined) return null;
  const colleagues = load.state === 'ready' ? load.value.professionals : [];
  const beside = colleagues.filter((one) => maySecond(service, one));
  const words = texts.form;
  return (
    <section class="card stack" aria-labelledby="rhythm">
      <h2 id="rhythm">{words.rhythm}</h2>
      <p class="soft">{words.rhythmHint}</p>
      <div class="fields">
        <SelectField
          id="weekday"
          label={words.weekday}
          value={draft.weekday}
          options={[
            { value: '', label: words.anyDay },
            ...words.weekdays.slice(0, 5).map((label, at) => ({ value: String(at + 1), label })),
          ]}
          onValue={(weekday) => onDraft({ ...draft, weekday })}
        />
        <TextField
          id="time"
          type="time"
          look="short"
          label={words.time}
          optional
          step="300"
          value={draft.time}
          error={errors['time']}
          onValue={(time) => onDraft({ ...draft, time })}
        />
        <SelectField
          id="mode"
          label={words.mode}
          value={draft.mode}
          error={errors['mode']}
          options={service.modes.map((one) => ({ value: one, label: mode(one) }))}
          onValue={(value) =>
            onDraft({ ...draft, mode: service.modes.find((one) => one === value) ?? draft.mode })
          }
        />
        <SelectField
          id="place"
          label={words.place}
          value={draft.place}
          options={[
            { value: '', label: words.anyPlace },
            ...places
              .filter(({ id }) => service.places.includes(id))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(place) => onDraft({ ...draft, place })}
        />
        {beside.length === 0 ? null : (
          <SelectField
            id="second"
            label={words.second}
            value={draft.second}
            options={[
              { value: '', label: words.noSecond },
              ...beside.map(({ id, displayName, title }) => ({
                value: id,
                label: `${displayName}, ${title.toLowerCase()}`,
              })),
            ]}
            onValue={(second) => onDraft({ ...draft, second })}
          />
        )}
      </div>
      <div class="fields">
        <SomeOf
          id="homeBox"
          legend={words.home}
          hint={words.homeHint}
          error={errors['homeBox']}
          values={draft.homeAgreed ? ['home'] : []}
          onValues={(chosen) => onDraft({ ...draft, homeAgreed: chosen.length > 0 })}
          options={[{ value: 'home', label: words.homeBox }]}
        />
        {draft.homeAgreed ? (
          <TextField
            id="travel"
            label={words.travel}
            hint={words.travelHint}
            look="short"
            inputMode="numeric"
            value={draft.travel}
            error={errors['travel']}
            onValue={(travel) => onDraft({ ...draft, travel })}
          />
        ) : null}
      </div>
    </section>
  );
}
