import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { serviceKey } from '../app/service-key.ts';
import { useServiceWords } from '../app/service-words.ts';
import { Icon } from '../design/icon.tsx';
import './pages.css';

/** The front page: what there is, for whom, that it is free and optional, and every way in. */
export function Home() {
  const texts = useTexts();
  const words = texts.home;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      head={
        <>
          <p>
            <a class="button big" href="/reserver">
              {words.book}
              <Icon name="arrow" />
            </a>
          </p>
          <p class="soft">{words.bookHint}</p>
        </>
      }
      picture={<img class="hero-picture" src="/scene.svg" alt="" width="400" height="300" />}
    >
      <section class="stack" aria-labelledby="ways">
        <h2 id="ways">{words.ways}</h2>
        <ul class="grid ways">
          <Way href="/invitation" icon="letter" title={texts.frame.letter} hint={words.letterHint} />
          <Way href="/rendez-vous" icon="calendar" title={texts.frame.myAppointment} hint={words.ownHint} />
          <Way href="/rappel" icon="phone" title={texts.frame.callBack} hint={words.callBackHint} />
        </ul>
      </section>
      <Services />
      <section class="stack" aria-labelledby="steps">
        <h2 id="steps">{words.steps}</h2>
        <ol class="steps plain-list stack">
          {words.stepList.map(({ title, words: what }) => (
            <li key={title}>
              <div>
                <h3>{title}</h3>
                <p>{what}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section class="free stack" aria-labelledby="free">
        <h2 id="free">{words.free}</h2>
        <ul class="prose">
          {words.freeWords.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

interface WayProps {
  readonly href: string;
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly title: string;
  readonly hint: string;
}

function Way({ href, icon, title, hint }: WayProps) {
  return (
    <li>
      <a class="card way" href={href}>
        <Icon name={icon} />
        <span class="way-title">{title}</span>
        <span>{hint}</span>
      </a>
    </li>
  );
}

/** First what one may ask for oneself, then what a professional arranges. */
function Services() {
  const words = useTexts().home;
  const { services } = useCatalogue();
  const wordsOf = useServiceWords();
  const own = services.filter(({ bookableBy }) => bookableBy !== 'professional');
  const later = services.filter((service) => !own.includes(service));
  return (
    <section class="stack" aria-labelledby="services">
      <h2 id="services">{words.services}</h2>
      <ul class="grid offers">
        {own.map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </ul>
      {later.length === 0 ? null : (
        <>
          <h3>{words.later}</h3>
          <ul class="plain-list">
            {later.map((service) => (
              <li key={service.id}>
                <a
                  class="link-large"
                  href={`/service/${serviceKey(service.id)}`}
                  lang={wordsOf(service).lang}
                >
                  {wordsOf(service).name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ServiceCard({ service }: { service: Service }) {
  const texts = useTexts();
  const { name, summary, eligibility, lang } = useServiceWords()(service);
  return (
    <li class="card offer-card">
      <h3 lang={lang}>{name}</h3>
      <p lang={lang}>{summary}</p>
      <p class="soft small" lang={lang}>
        {eligibility}
      </p>
      <p>
        <a class="link-large" href={`/service/${serviceKey(service.id)}`}>
          {texts.home.more}
          <span class="visually-hidden" lang={lang}>
            {' '}
            : {name}
          </span>
        </a>
      </p>
    </li>
  );
}
