import { useCatalogue } from '../../app/catalogue.tsx';
import { SomeOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { texts as common } from '../texts.fr.ts';
import { readTime } from './read-time.ts';
import { texts } from './texts.fr.ts';
import { TimeField } from './time-field.tsx';
import type { Mode, Professional, Receiving } from './types.ts';

const MODES: readonly Mode[] = ['on-site', 'phone', 'video', 'home'];

/** Services that this professional can receive for at a place, and the ways in which they take place. */
export function useReceiving(role: Professional['role']) {
  const { services, places } = useCatalogue();
  const own = services.filter(
    ({ receivedBy, together, delivery }) =>
      delivery.by === 'caf' && (receivedBy === role || together?.includes(role) === true),
  );
  const servicesAt = (place: string) => own.filter((service) => service.places.includes(place));
  const modesOf = (ids: readonly string[]) =>
    MODES.filter((mode) => own.some((service) => ids.includes(service.id) && service.modes.includes(mode)));
  return {
    places: places
      .filter(({ id }) => servicesAt(id).length > 0)
      .toSorted((a, b) => a.commune.localeCompare(b.commune, 'fr')),
    servicesAt,
    modesOf,
    /** The usual choice at a place: every service, every way of receiving but at home. */
    usualAt(place: string): Pick<Receiving, 'place' | 'services' | 'modes'> {
      const ids = servicesAt(place).map(({ id }) => id);
      return { place, services: ids, modes: modesOf(ids).filter((mode) => mode !== 'home') };
    },
  };
}

interface FieldsProps {
  readonly values: Receiving;
  readonly onValues: (values: Receiving) => void;
  readonly errors: Errors;
  readonly role: Professional['role'];
}

export function HoursFields({ values, onValues, errors }: Omit<FieldsProps, 'role'>) {
  return (
    <div class="stack-small">
      <div class="pair hours">
        <TimeField
          id="start"
          label={texts.form.start}
          value={values.start}
          onValue={(start) => onValues({ ...values, start })}
          error={errors['start']}
        />
        <TimeField
          id="end"
          label={texts.form.end}
          value={values.end}
          onValue={(end) => onValues({ ...values, end })}
          error={errors['end']}
        />
      </div>
      <p class="hint">{texts.form.timeHint}</p>
    </div>
  );
}

/** Place, services and ways of receiving. Another place brings its own services along. */
export function WhereFields({ values, onValues, errors, role }: FieldsProps) {
  const { places, servicesAt, modesOf, usualAt } = useReceiving(role);
  const services = servicesAt(values.place);
  const modes = modesOf(values.services);
  return (
    <>
      <SelectField
        id="place"
        label={texts.form.place}
        value={values.place}
        onValue={(place) => onValues({ ...values, ...usualAt(place) })}
        error={errors['place']}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SomeOf
        id="services"
        legend={texts.form.services}
        values={values.services}
        onValues={(chosen) =>
          onValues({
            ...values,
            services: chosen,
            modes: values.modes.filter((mode) => modesOf(chosen).includes(mode)),
          })
        }
        error={errors['services']}
        options={services.map(({ id, name, lengthMinutes }) => ({
          value: id,
          label: texts.form.service(name, lengthMinutes),
        }))}
      />
      {modes.length === 0 ? null : (
        <div class="chips">
          <SomeOf
            id="modes"
            legend={texts.form.modes}
            values={values.modes}
            onValues={(chosen) => onValues({ ...values, modes: chosen })}
            error={errors['modes']}
            options={modes.map((mode) => ({ value: mode, label: common.modes[mode] }))}
          />
        </div>
      )}
    </>
  );
}

/** What is missing, by the id of the control. */
export function checkReceiving({ start, end, place, services, modes }: Receiving): Errors {
  const words = texts.form.errors;
  return {
    ...(readTime(start) !== undefined ? {} : { start: words.time }),
    ...(readTime(end) !== undefined ? {} : { end: words.time }),
    ...(place === '' ? { place: words.place } : {}),
    ...(services.length === 0
      ? { services: words.services }
      : modes.length === 0
        ? { modes: words.modes }
        : {}),
  };
}

/** `services.0` and `modes.1` are faults of a whole group; of `repeat.weekdays` the last part names the control. */
export function controlOf(path: string): string {
  const [first = '', second = ''] = path.split('.');
  return first === 'repeat' ? second : first;
}

/** What is sent: times as the contract writes them. */
export function receivingOf({ start, end, place, services, modes }: Receiving): Receiving {
  return { start: readTime(start) ?? start, end: readTime(end) ?? end, place, services, modes };
}
