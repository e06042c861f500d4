import type { Slot } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useServiceName } from '../../app/service-words.ts';
import { makeWhen } from '../../app/when.ts';
import type { OwnView } from './own.ts';

/** When, in large letters; `until` with the end as well. */
export function WhenLine({ slot, zone }: { slot: Pick<Slot, 'start' | 'end'>; zone: string }) {
  const { texts, language } = useLanguage();
  const when = makeWhen(language, zone);
  return (
    <p class="when-large">
      {texts.own
        .until(when.dayAndTime(slot.start), when.time(slot.end))
        .replace(/^./u, (first) => first.toUpperCase())}
    </p>
  );
}

/** Everything about one's appointment, in words. */
export function Facts({ view }: { view: OwnView }) {
  const texts = useTexts();
  const words = texts.own;
  const { language } = useLanguage();
  const service = useServiceName()(view.service.id);
  const french = language === 'fr' ? undefined : 'fr';
  return (
    <dl class="facts">
      <div>
        <dt>{words.what}</dt>
        <dd lang={service === undefined ? french : service.lang}>{service?.name ?? view.service.name}</dd>
      </div>
      <div>
        <dt>{words.how}</dt>
        <dd>{texts.service.modes[view.mode]}</dd>
      </div>
      {view.mode === 'on-site' ? (
        <div>
          <dt>{words.where}</dt>
          <dd>{placeLine(view.place)}</dd>
        </div>
      ) : null}
      {view.professional === undefined ? null : (
        <div>
          <dt>{words.who}</dt>
          <dd>
            {view.professional.name}, <span lang={french}>{view.professional.title.toLowerCase()}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

interface SlotSlipProps {
  readonly title: string;
  readonly slot: Slot;
  readonly zone: string;
  readonly off?: boolean;
}

/** A time that stands, stood or is offered, with what differs from the other: how and where. */
export function SlotLine({ slot, zone }: { slot: Slot; zone: string }) {
  const texts = useTexts();
  const { places } = useCatalogue();
  const place = places.find(({ id }) => id === slot.place);
  const how = texts.service.modes[slot.mode];
  return (
    <div class="stack-small">
      <WhenLine slot={slot} zone={zone} />
      <p>{slot.mode === 'on-site' && place !== undefined ? `${how}, ${placeLine(place)}` : how}</p>
    </div>
  );
}

/** One time on a slip of its own; `off`: not the one that counts. */
export function SlotSlip({ title, slot, zone, off = false }: SlotSlipProps) {
  return (
    <div class={off ? 'card slip off' : 'card slip'}>
      <p class="soft">{title}</p>
      <SlotLine slot={slot} zone={zone} />
    </div>
  );
}

function placeLine({
  name,
  address,
  commune,
}: Pick<OwnView['place'], 'name' | 'address' | 'commune'>): string {
  return [name, ...address, ...(name.includes(commune) ? [] : [commune])].join(', ');
}
