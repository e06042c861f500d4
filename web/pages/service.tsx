import { useRoute } from 'preact-iso';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { placeLines } from '../app/place-lines.ts';
import { isDelicate, serviceOfKey, useServiceWords } from '../app/service-words.ts';
import { HowToBook } from './how-to-book.tsx';
import './pages.css';

/** A list of places longer than this is opened on demand. */
const SHORT_LIST = 3;

/** One service in plain words; its address and its title in the history tell nothing of it (F3). */
export default function ServicePage() {
  const texts = useTexts();
  const catalogue = useCatalogue();
  const service = serviceOfKey(catalogue, useRoute().params['key']);
  const wordsOf = useServiceWords();
  if (service === undefined)
    return (
      <Page title={texts.service.unknown}>
        <p>
          <a class="button" href="/">
            {texts.service.all}
          </a>
        </p>
      </Page>
    );
  const { name, summary, lang } = wordsOf(service);
  return (
    <Page
      key={service.id}
      title={name}
      neutralTitle={texts.service.tab}
      lead={<span lang={lang}>{summary}</span>}
      lang={lang}
      delicate={isDelicate(service)}
    >
      <HowToBook service={service} />
      <Facts service={service} />
      <p>
        <a class="link-large" href="/">
          {texts.service.all}
        </a>
      </p>
    </Page>
  );
}

function Facts({ service }: { service: Service }) {
  const words = useTexts().service;
  const { eligibility, lang } = useServiceWords()(service);
  return (
    <dl class="facts card">
      <div>
        <dt>{words.who}</dt>
        <dd lang={lang}>{eligibility}</dd>
      </div>
      <div>
        <dt>{words.with}</dt>
        <dd>{words.roles[service.receivedBy]}</dd>
      </div>
      <div>
        <dt>{words.length}</dt>
        <dd>{words.about(service.lengthMinutes)}</dd>
      </div>
      <div>
        <dt>{words.how}</dt>
        <dd>
          <ul class="plain-list">
            {service.modes.map((mode) => (
              <li key={mode}>{words.modes[mode]}</li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{words.where}</dt>
        <dd>
          <Places ids={service.places} />
        </dd>
      </div>
      <div>
        <dt>{words.price}</dt>
        <dd>{words.free}</dd>
      </div>
      <div>
        <dt>{words.choice}</dt>
        <dd>{words.choiceWords}</dd>
      </div>
      <div>
        <dt>{words.secret}</dt>
        <dd>{words.secretWords}</dd>
      </div>
    </dl>
  );
}

/** Sorted by commune, as people look for them. */
function Places({ ids }: { ids: readonly string[] }) {
  const words = useTexts().service;
  const { places } = useCatalogue();
  const here = places
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => a.commune.localeCompare(b.commune, 'fr'));
  const list = (
    <ul class="plain-list">
      {here.map((place) => (
        <li key={place.id}>{placeLines(place).join(', ')}</li>
      ))}
    </ul>
  );
  if (here.length <= SHORT_LIST) return list;
  return (
    <details>
      <summary class="link-large">{words.places(here.length)}</summary>
      {list}
    </details>
  );
}
