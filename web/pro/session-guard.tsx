import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import type { Session, Standing } from './session.ts';
import { RESUME, signOut } from './sign-in.ts';
import { texts } from './texts.fr.ts';

/** Warns before the session ends and, once it has, stands before the page, which stays as it is, until somebody signs in again. */
export function SessionGuard({ session }: { session: Session }) {
  const [standing, setStanding] = useState<Standing>('good');
  useEffect(() => session.watch(setStanding), [session]);
  const words = texts.session;
  return (
    <>
      <div class="session-warning" role="status">
        {standing === 'ending' ? (
          <Notice tone="warning" title={words.endingTitle}>
            <p>{words.ending}</p>
            <SignInAgain words={words.stay} />
          </Notice>
        ) : null}
      </div>
      {standing === 'ended' || standing === 'other' ? <EndedDialog isOther={standing === 'other'} /> : null}
    </>
  );
}

function EndedDialog({ isOther }: { isOther: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const words = texts.session;
  return (
    <dialog
      class="dialog"
      ref={box}
      aria-labelledby="session-ended"
      onCancel={(event) => event.preventDefault()}
      onClose={() => box.current?.showModal()}
    >
      <div class="stack">
        <h2 id="session-ended">{words.endedTitle}</h2>
        <p>{words.ended}</p>
        {isOther ? (
          <p role="alert">
            <strong>{words.other}</strong>
          </p>
        ) : null}
        <div class="actions">
          <SignInAgain words={words.again} />
          <Button kind="secondary" onClick={() => void signOut()}>
            {texts.frame.signOut}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** A tab that a link opens is blocked by nobody; with a name, unlike `_blank`, it has this page as its opener and may close itself. */
function SignInAgain({ words }: { words: string }) {
  return (
    <a class="button" href={RESUME} target="sign-in-again">
      {words}
    </a>
  );
}
