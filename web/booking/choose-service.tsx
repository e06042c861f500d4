import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { serviceKey } from '../app/service-key.ts';
import { useServiceWords } from '../app/service-words.ts';
import { Notice } from '../design/notice.tsx';
import { type Draft, startBooking } from './draft.ts';
import { isOnline } from './not-online.tsx';
import { pathOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

/** Where a booking begins for whoever has not chosen a service yet. */
export function ChooseService() {
  const words = useTexts().booking.service;
  const { services } = useCatalogue();
  const wordsOf = useServiceWords();
  const { ended } = useDraft();
  const others = services.filter((service) => !isOnline(service));
  return (
    <Page title={words.title} lead={words.lead}>
      {ended === undefined ? null : <Ended why={ended} />}
      <ul class="plain-list stack">
        {services.filter(isOnline).map((service) => (
          <li key={service.id}>
            <ServiceCard service={service} />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <section class="stack">
          <h2>{words.others}</h2>
          <ul class="plain-list other-services">
            {others.map((service) => (
              <li key={service.id}>
                <a href={`/service/${serviceKey(service.id)}`} lang={wordsOf(service).lang}>
                  {wordsOf(service).name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Ended({ why }: { why: NonNullable<Draft['ended']> }) {
  const { booking, frame } = useTexts();
  const words = booking.code;
  if (why === 'abandoned')
    return (
      <Notice tone="info" role="status" title={words.abandoned}>
        <p>{words.abandonedWords}</p>
      </Notice>
    );
  return (
    <Notice tone="warning" role="status" title={words.already}>
      <p>{words.alreadyWords}</p>
      <p>
        <a href="/rendez-vous">{frame.myAppointment}</a>
      </p>
    </Notice>
  );
}

function ServiceCard({ service }: { service: Service }) {
  const texts = useTexts();
  const words = texts.booking.service;
  const { name, summary, eligibility, lang } = useServiceWords()(service);
  const modes = service.modes.map((mode) => texts.service.modes[mode].toLowerCase()).join(', ');
  return (
    <article class="card service-card stack-small">
      <h2 lang={lang}>
        <a href={pathOf('lieu')} onClick={() => startBooking(service.id)}>
          {name}
        </a>
      </h2>
      <p lang={lang}>{summary}</p>
      <p class="soft" lang={lang}>
        {eligibility}
      </p>
      <p class="soft">{`${words.minutes(service.lengthMinutes)}, ${modes}.`}</p>
      <span class="button" aria-hidden="true">
        {words.choose}
      </span>
    </article>
  );
}
