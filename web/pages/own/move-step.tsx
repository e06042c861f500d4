import { useState } from 'preact/hooks';
import type { Slot } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useIsDelicate } from '../../app/service-words.ts';
import { useWhen } from '../../app/use-when.ts';
import { ChooseTime } from '../../booking/choose-time.tsx';
import { isOnline } from '../../booking/not-online.tsx';
import { type PlaceAndMode, PlaceFields, settled } from '../../booking/place-fields.tsx';
import { Notice } from '../../design/notice.tsx';
import { SlotLine, SlotSlip } from './facts.tsx';
import { type OwnView, slotOf } from './own.ts';

interface MoveProps {
  readonly view: OwnView;
  /** What to offer after the chosen time was lost. */
  readonly taken: readonly Slot[] | undefined;
  readonly onChoose: (slot: Slot) => void;
}

/** Times that the Caf keeps for the person first (B11), then every other free time. */
export function MoveStep({ view, taken, onChoose }: MoveProps) {
  const words = useTexts().own;
  const delicate = useIsDelicate(view);
  const service = useCatalogue().services.find(({ id }) => id === view.service.id);
  return (
    <Page
      title={words.moveTitle}
      lead={view.offers === undefined ? words.moveLead : words.offeredLead}
      delicate={delicate}
    >
      {taken === undefined ? null : (
        <Notice tone="warning" role="alert">
          <p>{words.taken}</p>
        </Notice>
      )}
      <SlotSlip title={words.now} slot={slotOf(view)} zone={view.zone} off />
      <Offers view={view} onChoose={onChoose} />
      {service === undefined || !isOnline(service) ? null : (
        <OtherTimes view={view} service={service} taken={taken} onChoose={onChoose} />
      )}
      <p>
        <a class="link-large" href="/rendez-vous">
          {words.back}
        </a>
      </p>
    </Page>
  );
}

function Offers({ view, onChoose }: Pick<MoveProps, 'view' | 'onChoose'>) {
  const words = useTexts().own;
  const when = useWhen();
  const { offers } = view;
  if (offers === undefined) return null;
  const ends = offers.map(({ until }) => until).sort((a, b) => Date.parse(a) - Date.parse(b));
  const [soonest = ''] = ends;
  const latest = ends[ends.length - 1] ?? '';
  return (
    <section class="stack" aria-labelledby="offers">
      <h2 id="offers">{words.offers}</h2>
      <p>{words.keptUntil(when.dayAndTime(latest), soonest !== latest)}</p>
      <ul class="plain-list stack-small">
        {offers.map(({ until: _, ...slot }) => (
          <li key={`${slot.start}${slot.place}`}>
            <button type="button" class="choice offer" onClick={() => onChoose(slot)}>
              <SlotLine slot={slot} zone={view.zone} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The time one has already; elsewhere at the same hour is another one for whoever comes in person. */
function isNow(slot: Slot, { start, mode, place }: OwnView): boolean {
  const isSamePlace = mode !== 'on-site' || slot.place === place.id;
  return Date.parse(slot.start) === Date.parse(start) && slot.mode === mode && isSamePlace;
}

interface OtherTimesProps extends MoveProps {
  readonly service: Parameters<typeof settled>[0];
}

function OtherTimes({ view, service, taken, onChoose }: OtherTimesProps) {
  const texts = useTexts();
  const [values, setValues] = useState<PlaceAndMode>(() =>
    settled(service, { place: view.place.id, mode: view.mode }),
  );
  const { place, mode } = values;
  return (
    <section class="stack-large">
      <details>
        <summary class="link-large">{texts.booking.time.otherPlace}</summary>
        <PlaceFields service={service} values={values} errors={{}} onValues={setValues} />
      </details>
      {place === undefined || mode === undefined ? null : (
        <ChooseTime
          key={`${place} ${mode}`}
          service={service.id}
          place={place}
          mode={mode}
          near={view.start}
          offered={taken}
          without={(slot) => isNow(slot, view)}
          onChoose={onChoose}
        />
      )}
    </section>
  );
}
