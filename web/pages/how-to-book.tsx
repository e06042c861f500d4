import { useLocation } from 'preact-iso';
import type { Service } from '../app/catalogue.tsx';
import { PhoneLink } from '../app/help-box.tsx';
import { useTexts } from '../app/language.tsx';
import { serviceKey } from '../app/service-key.ts';
import { startBooking } from '../booking/draft.ts';
import { Button } from '../design/button.tsx';

/** What to do to get this service: who runs it decides first, then who may put it into an agenda. */
export function HowToBook({ service }: { service: Service }) {
  const words = useTexts().service;
  return (
    <section class="then stack" aria-labelledby="how">
      <h2 id="how">{words.book}</h2>
      <Ways service={service} />
    </section>
  );
}

function Ways({ service }: { service: Service }) {
  const words = useTexts().service;
  const { delivery, bookableBy, id } = service;
  if (delivery.by === 'partner')
    return (
      <p>
        {words.partner(delivery.name ?? '')} <PhoneLink number={delivery.phone ?? ''} large />
      </p>
    );
  if (delivery.by === 'nobody')
    return (
      <>
        <p>{words.nobody}</p>
        <p lang="fr">{delivery.elsewhere}</p>
      </>
    );
  switch (bookableBy) {
    case 'anyone':
      return <BookAlone id={id} label={words.chooseTime} />;
    case 'request':
      return <ByRequest id={id} />;
    case 'session':
      return (
        <>
          <p>{words.session}</p>
          <BookAlone id={id} label={words.seeSessions} />
        </>
      );
    case 'professional':
      return (
        <>
          <p>{words.professional}</p>
          <p>
            <a class="link-large" href="/">
              {words.all}
            </a>
          </p>
        </>
      );
  }
}

function BookAlone({ id, label }: { id: string; label: string }) {
  const words = useTexts().service;
  const { route } = useLocation();
  const book = () => {
    startBooking(id);
    route('/reserver/lieu');
  };
  return (
    <>
      <p>
        <Button onClick={book}>{label}</Button>
      </p>
      <ul class="plain-list">
        <li>
          <a class="link-large" href="/invitation">
            {words.haveLetter}
          </a>
        </li>
        <li>
          <a class="link-large" href={`/rappel/${serviceKey(id)}`}>
            {words.noMail}
          </a>
        </li>
      </ul>
    </>
  );
}

function ByRequest({ id }: { id: string }) {
  const words = useTexts().service;
  return (
    <>
      <p>{words.request}</p>
      <p>
        <a class="button" href="/demander">
          {words.ask}
        </a>
      </p>
      <p>
        <a class="link-large" href={`/rappel/${serviceKey(id)}`}>
          {words.callMe}
        </a>
      </p>
    </>
  );
}
