import { useMemo, useRef } from 'preact/hooks';
import { call } from '../api/client.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useLanguage } from '../app/language.tsx';
import { saveFile } from '../app/save-file.ts';
import { makeWhen } from '../app/when.ts';
import { Button } from '../design/button.tsx';
import { ByLink, type LinkOpened } from './by-link/by-link.tsx';
import { FirstPage } from './by-link/first-page.tsx';
import { CodeForm } from './data-answer/code-form.tsx';
import { Erased } from './data-answer/erased.tsx';
import { type DataAnswerView, makeFactWords } from './data-answer/fact-words.ts';
import { Facts } from './data-answer/facts.tsx';
import { fileOf } from './data-answer/file.ts';
import { DataWords, useDataWords } from './data-request/data-words.tsx';
import './pages.css';

/** The answer to a request about one's own data (D3), by the link of the mail or the code of the slip; opening it changes nothing (B10). */
export default function DataAnswer() {
  return (
    <DataWords>
      <Opening />
    </DataWords>
  );
}

/** Signs of a slip are fewer than those of any link. */
const isCode = (secret: string) => secret.length < 20;

function Opening() {
  const words = useDataWords();
  const opened = useRef<{ readonly code: string; readonly view: DataAnswerView } | undefined>(undefined);
  return (
    <ByLink<DataAnswerView>
      name="read"
      title={words.title}
      delicate
      read={async (secret, signal) => {
        const first = opened.current;
        opened.current = undefined;
        if (first?.code === secret) return { ok: true, value: first.view };
        const body = isCode(secret) ? { code: secret } : { token: secret };
        return await call('POST /v1/data-answers/open', { body }, { signal });
      }}
      noLink={({ isDead, onToken }) => (
        <CodeForm
          isDead={isDead}
          onOpened={(code, view) => {
            opened.current = { code, view };
            onToken(code);
          }}
        />
      )}
    >
      {(link) => <Shown {...link} />}
    </ByLink>
  );
}

function Shown({ read: view, onForget }: LinkOpened<DataAnswerView>) {
  const { texts, language } = useLanguage();
  const words = useDataWords();
  const { services } = useCatalogue();
  const { zone, caf, answeredAt, until } = view;
  const { facts, when } = useMemo(() => {
    const made = makeWhen(language, zone);
    return { when: made, facts: makeFactWords(texts, words, language, made, services) };
  }, [texts, words, language, zone, services]);
  return (
    <FirstPage title={words.title} delicate said={undefined} onForget={onForget}>
      {view.what === 'access' ? <p class="lead">{words.access(caf.name)}</p> : null}
      <p>{words.until(when.day(answeredAt), when.day(until))}</p>
      <div class="actions">
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Button kind="secondary" onClick={() => saveFile(words.file, fileOf(view, facts))}>
          {words.save}
        </Button>
      </div>
      {view.what === 'access' ? (
        <>
          <Facts view={view} words={facts} runs={words.runs} nothing={words.nothing} />
          <div class="prose stack-small soft">
            <p>{words.only}</p>
            <p>{words.wrong}</p>
          </div>
        </>
      ) : (
        <Erased view={view} facts={facts} words={words} />
      )}
    </FirstPage>
  );
}
