import type { Slot } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { placeLines } from '../../app/place-lines.ts';
import { useServiceName } from '../../app/service-words.ts';
import { HowLine, WhenLine } from '../when-and-where.tsx';
import type { OwnView } from './own.ts';

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
          <dd>{placeLines(view.place).join(', ')}</dd>
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
  const { places } = useCatalogue();
  return (
    <div class="stack-small">
      <WhenLine slot={slot} zone={zone} />
      <HowLine mode={slot.mode} place={places.find(({ id }) => id === slot.place)} />
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
