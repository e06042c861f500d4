import { useEffect, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { useLanguage } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { takeSecret } from '../app/take-secret.ts';
import { useForm } from '../app/use-form.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Notice } from '../design/notice.tsx';
import { problemText } from '../design/problem-text.ts';
import { Waiting } from '../design/waiting.tsx';
import { InvitationOpened } from './invitation-opened.tsx';
import { keepInvitation, keptInvitation, type Opened } from './invitation-session.ts';
import { bareCode, CODE_IN_ADDRESS, codeFault, groupedCode } from './letter-code.ts';
import { LetterCodeField } from './letter-code-field.tsx';
import './pages.css';

/** What the code of a letter opens: typed, or scanned and so behind `#`, where it is read once. */
export default function Invitation() {
  const [opened, setOpened] = useState(keptInvitation);
  const [scanned, setScanned] = useState(() => takeSecret(CODE_IN_ADDRESS));
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const listen = () => {
      const code = takeSecret(CODE_IN_ADDRESS);
      if (code !== undefined) setScanned(code);
    };
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  const keep = (next: Opened | undefined, over = false) => {
    keepInvitation(next);
    setOpened(next);
    setScanned(undefined);
    setOver(over);
  };
  if (opened !== undefined && scanned === undefined)
    return <InvitationOpened opened={opened} keep={keep} onOver={() => keep(undefined, true)} />;
  return <CodeForm key={scanned} scanned={scanned} isOver={isOver} onOpened={keep} />;
}

interface FormProps {
  readonly scanned: string | undefined;
  readonly isOver: boolean;
  readonly onOpened: (opened: Opened) => void;
}

function CodeForm({ scanned, isOver, onOpened }: FormProps) {
  const { texts, language } = useLanguage();
  const words = texts.invitation;
  const [code, setCode] = useState(() => groupedCode(scanned ?? ''));
  const [isScanning, setScanning] = useState(scanned !== undefined);
  const { errors, setErrors, busy, submit } = useForm({
    values: code,
    check: (typed) => {
      const fault = codeFault(typed, words);
      return fault === undefined ? {} : { code: fault };
    },
    send: (typed) => open(typed, onOpened),
    refused: { code: texts.own.unknownCode },
  });
  useEffect(() => {
    if (!isScanning) return;
    void open(code, onOpened).then((problem) => {
      setScanning(false);
      if (problem?.code === 'NOT_FOUND' || problem?.code === 'INVALID')
        setErrors({ code: codeFault(code, words) ?? texts.own.unknownCode });
      else if (problem !== undefined) setErrors({ '': problemText(problem, texts, language) });
    });
  }, []);
  if (isScanning) return <Waiting />;
  return (
    <Page title={words.title} lead={words.lead} hasErrors={Object.keys(errors).length > 0}>
      {isOver ? (
        <Notice tone="warning" role="status">
          <p>{words.over}</p>
        </Notice>
      ) : null}
      <form class="then stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <LetterCodeField error={errors['code']} value={code} onValue={setCode} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.open}
          </Button>
        </div>
      </form>
      <section class="stack-small" aria-labelledby="without">
        <h2 id="without">{words.withoutCode}</h2>
        <p>{words.withoutCodeWords}</p>
        <p>
          <a class="link-large" href="/reserver">
            {words.openBooking}
          </a>
        </p>
      </section>
    </Page>
  );
}

async function open(typed: string, onOpened: (opened: Opened) => void): Promise<Problem | undefined> {
  const answer = await call('POST /v1/invitations/open', { body: { code: bareCode(typed) } });
  if (!answer.ok) return answer.problem;
  onOpened(answer.value);
  return undefined;
}
