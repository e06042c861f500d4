import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { OneOf } from '../design/choices.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { ANYWHERE, type Mode } from './draft.ts';

export interface PlaceAndMode {
  readonly place: string | undefined;
  readonly mode: Mode | undefined;
}

/** Nobody goes anywhere for a call: the place then is whichever has a free time. A group session has its own. */
export const isPlaceAsked = ({ places, bookableBy }: Service, mode: Mode | undefined) =>
  bookableBy !== 'session' && mode !== undefined && mode !== 'phone' && mode !== 'video' && places.length > 1;

/** What was chosen, and what goes without saying for this service. */
export function settled(service: Service, { place, mode }: PlaceAndMode): PlaceAndMode {
  const { modes, places } = service;
  const only = modes.length === 1 ? modes[0] : undefined;
  const known = modes.find((one) => one === mode) ?? only;
  if (known === undefined) return { place, mode: known };
  if (!isPlaceAsked(service, known))
    return { mode: known, place: places.length === 1 ? places[0] : ANYWHERE };
  return { mode: known, place: place === ANYWHERE || places.some((id) => id === place) ? place : undefined };
}

/** Whether the first step has nothing to ask: sessions of one kind, each with its own place. */
export const isPlaceGiven = ({ bookableBy, modes }: Service) =>
  bookableBy === 'session' && modes.length === 1;

interface PlaceFieldsProps {
  readonly service: Service;
  readonly values: PlaceAndMode;
  readonly errors: Errors;
  readonly onValues: (values: PlaceAndMode) => void;
}

/** How people are received, and where: places in the order of their communes. */
export function PlaceFields({ service, values, errors, onValues }: PlaceFieldsProps) {
  const texts = useTexts();
  const words = texts.booking.place;
  const { place, mode } = values;
  const places = usePlacesOf(service);
  return (
    <div class="stack-large">
      <OneOf
        id="mode"
        legend={words.mode}
        error={errors['mode']}
        options={service.modes.map((value) => ({
          value,
          label: texts.service.modes[value],
          hint: words.modeHints[value],
        }))}
        value={mode}
        onValue={(value) => onValues(settled(service, { place: undefined, mode: value }))}
      />
      {isPlaceAsked(service, mode) ? (
        <div class="places">
          <OneOf
            id="place"
            legend={words.place}
            hint={words.placeHint}
            error={errors['place']}
            options={[
              { value: ANYWHERE, label: words.anywhere, hint: words.anywhereHint },
              ...places.map(({ id, commune, name }) => ({ value: id, label: commune, hint: name })),
            ]}
            value={place}
            onValue={(value) => onValues({ mode, place: value })}
          />
        </div>
      ) : null}
    </div>
  );
}

function usePlacesOf({ places }: Service) {
  return useCatalogue()
    .places.filter(({ id }) => places.includes(id))
    .sort((a, b) => a.commune.localeCompare(b.commune, 'fr'));
}
