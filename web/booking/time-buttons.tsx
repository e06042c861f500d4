import { useId, useState } from 'preact/hooks';
import type { Slot } from '../api/contract.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { useWhen } from '../app/use-when.ts';
import { isSameSlot } from './days.ts';

export interface Choosing {
  /** Being taken: it shows so, and no other one can be chosen meanwhile. */
  readonly taking?: Slot | undefined;
  readonly onChoose: (slot: Slot) => void;
}

interface TimeButtonsProps extends Choosing {
  /** One entry for each hour, with every place that has it. */
  readonly hours: readonly (readonly Slot[])[];
  readonly placeMatters: boolean;
}

/** Hours to press; one that is free at several places asks which, right below it. */
export function TimeButtons({ hours, placeMatters, ...choosing }: TimeButtonsProps) {
  const [open, setOpen] = useState<string>();
  return (
    <ul class={placeMatters ? 'plain-list hours with-places' : 'plain-list hours'}>
      {hours.map((slots) => {
        const [slot] = slots;
        if (slot === undefined) return null;
        if (slots.length === 1)
          return (
            <li key={slot.start}>
              <TimeButton {...choosing} slot={slot} says={placeMatters ? 'time-and-place' : 'time'} />
            </li>
          );
        const toggle = () => setOpen(open === slot.start ? undefined : slot.start);
        return (
          <SeveralPlaces
            {...choosing}
            key={slot.start}
            slots={slots}
            isOpen={open === slot.start}
            onToggle={toggle}
          />
        );
      })}
    </ul>
  );
}

interface SeveralProps extends Choosing {
  readonly slots: readonly Slot[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function SeveralPlaces({ slots, isOpen, onToggle, ...choosing }: SeveralProps) {
  const words = useTexts().booking.time;
  const when = useWhen();
  const communeOf = useCommunes();
  const id = useId();
  const start = slots[0]?.start ?? '';
  return (
    <li class="several">
      <button type="button" class="hour" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span>
          {when.time(start)}
          <span class="visually-hidden">, {when.shortDay(start)}</span>
          <span class="commune">{words.places(slots.length)}</span>
        </span>
      </button>
      <div class="several-places stack-small" id={id} hidden={!isOpen}>
        <p class="label">{words.placesAt(when.time(start))}</p>
        <ul class="plain-list hours">
          {[...slots]
            .sort((a, b) => communeOf(a).localeCompare(communeOf(b), 'fr'))
            .map((slot) => (
              <li key={slot.place}>
                <TimeButton {...choosing} slot={slot} says="place" />
              </li>
            ))}
        </ul>
      </div>
    </li>
  );
}

interface TimeButtonProps extends Choosing {
  readonly slot: Slot;
  /** What of it is to be seen; all of it is heard. */
  readonly says: 'time' | 'time-and-place' | 'place' | 'everything';
}

/** One free time. While one is being taken, the others stay in reach of the keyboard and do nothing. */
export function TimeButton({ slot, says, taking, onChoose }: TimeButtonProps) {
  const when = useWhen();
  const commune = useCommunes()(slot);
  const isTaking = isSameSlot(slot, taking);
  const time = when.time(slot.start);
  return (
    <button
      type="button"
      class="hour"
      aria-disabled={taking !== undefined}
      onClick={() => (taking === undefined ? onChoose(slot) : undefined)}
    >
      {isTaking ? <span class="spinner" aria-hidden="true" /> : null}
      <span>
        {says === 'place' ? <span lang="fr">{commune}</span> : null}
        {says === 'everything' ? <span class="whole">{when.shortDayAndTime(slot.start)}</span> : null}
        {says === 'time' || says === 'time-and-place' ? time : null}
        {says === 'everything' ? null : (
          <span class="visually-hidden">
            , {says === 'place' ? `${time}, ` : ''}
            {when.shortDay(slot.start)}
          </span>
        )}
        {says === 'time-and-place' || (says === 'everything' && slot.mode === 'on-site') ? (
          <span class="commune" lang="fr">
            {commune}
          </span>
        ) : null}
      </span>
    </button>
  );
}

function useCommunes() {
  const { places } = useCatalogue();
  return (slot: Slot) => places.find(({ id }) => id === slot.place)?.commune ?? '';
}
