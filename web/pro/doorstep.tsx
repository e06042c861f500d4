import { Page } from '../app/page.tsx';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { signOut } from './sign-in.ts';
import { texts } from './texts.fr.ts';

/** Why somebody is not inside: the sign-in failed, no Caf knows them, several do, or this tab has done what it was for. */
export type Stop =
  | { readonly why: 'failed' | 'nobody' | 'resumed' }
  | {
      readonly why: 'choose';
      readonly cafs: readonly { readonly code: string; readonly name: string }[];
      readonly choose: (code: string) => Promise<void>;
    };

export function Doorstep({ stop, again }: { stop: Stop; again: () => void }) {
  return (
    <main class="main" id="contenu" tabIndex={-1}>
      <Words stop={stop} again={again} />
    </main>
  );
}

function Words({ stop, again }: { stop: Stop; again: () => void }) {
  const words = texts.door;
  switch (stop.why) {
    case 'resumed':
      return (
        <Page title={words.resumedTitle}>
          <p>{words.resumed}</p>
        </Page>
      );
    case 'choose':
      return (
        <Page title={words.chooseTitle} lead={words.choose}>
          <ul class="grid">
            {stop.cafs.map(({ code, name }) => (
              <li key={code}>
                <button type="button" class="card entry" onClick={() => void stop.choose(code)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </Page>
      );
    case 'nobody':
      return (
        <Page title={words.nobodyTitle} lead={words.nobody}>
          <p>{words.nobodyNext}</p>
          <div class="actions">
            <Button onClick={again}>{texts.signIn.tryAgain}</Button>
            <Button kind="secondary" onClick={() => void signOut()}>
              {texts.frame.signOut}
            </Button>
          </div>
        </Page>
      );
    case 'failed':
      return (
        <Page title={words.failedTitle}>
          <Notice tone="bad" role="alert">
            <p>{texts.signIn.failed}</p>
          </Notice>
          <div class="actions">
            <Button onClick={again}>{texts.signIn.again}</Button>
            <a class="button secondary" href="/">
              {words.home}
            </a>
          </div>
        </Page>
      );
  }
}
