import type { Service } from '../app/catalogue.tsx';
import { PhoneLink } from '../app/help-box.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { isDelicate, useServiceWords } from '../app/service-words.ts';

export const isOnline = ({ bookableBy, delivery }: Service) =>
  (bookableBy === 'anyone' || bookableBy === 'session') && delivery.by === 'caf';

/** What to do instead for a service that is not booked here. */
export function NotOnline({ service }: { service: Service }) {
  const { booking, service: words, callBack } = useTexts();
  const { name, lang } = useServiceWords()(service);
  const { delivery } = service;
  return (
    <Page title={booking.elsewhere.title} neutralTitle={booking.elsewhere.tab} delicate={isDelicate(service)}>
      <div class="card stack">
        <h2 lang={lang}>{name}</h2>
        <p>{insteadOf(service, words)}</p>
        {delivery.elsewhere === undefined ? null : <p lang="fr">{delivery.elsewhere}</p>}
        {delivery.phone === undefined ? null : (
          <p>
            <PhoneLink number={delivery.phone} />
          </p>
        )}
        <div class="actions">
          {delivery.by === 'caf' && service.bookableBy === 'request' ? (
            <a class="button" href="/demander">
              {words.ask}
            </a>
          ) : null}
          {delivery.by === 'caf' ? (
            <a class={service.bookableBy === 'request' ? 'button secondary' : 'button'} href="/rappel">
              {callBack.send}
            </a>
          ) : null}
          <a class="button secondary" href="/reserver">
            {booking.elsewhere.otherServices}
          </a>
        </div>
      </div>
    </Page>
  );
}

function insteadOf({ bookableBy, delivery }: Service, words: ReturnType<typeof useTexts>['service']): string {
  if (delivery.by === 'partner') return words.partner(delivery.name ?? '');
  if (delivery.by === 'nobody') return words.nobody;
  if (bookableBy === 'request') return words.request;
  return words.professional;
}
