import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Notice } from '../../design/notice.tsx';
import { useDataWords } from '../data-request/data-words.tsx';
import { bareCode, codeFault } from '../letter-code.ts';
import { LetterCodeField } from '../letter-code-field.tsx';

interface CodeFormProps {
  /** A link was used that leads nowhere any more. */
  readonly isDead: boolean;
  readonly onOpened: (code: string, view: AnswerOf<'POST /v1/data-answers/open'>) => void;
}

/** The eight signs of a printed slip, typed as they are read (L4). */
export function CodeForm({ isDead, onOpened }: CodeFormProps) {
  const { own, invitation } = useTexts();
  const words = useDataWords();
  const [code, setCode] = useState('');
  const { errors, busy, submit } = useForm({
    values: code,
    check: (typed) => {
      const fault = codeFault(typed, invitation);
      return fault === undefined ? {} : { code: fault };
    },
    send: async (typed) => {
      const opened = await call('POST /v1/data-answers/open', { body: { code: bareCode(typed) } });
      if (opened.ok) {
        onOpened(bareCode(typed), opened.value);
        return undefined;
      }
      const { problem } = opened;
      if (problem.code !== 'NOT_FOUND') return problem;
      return { ...problem, errors: [{ path: 'code', message: own.unknownCode }] };
    },
    refused: { code: own.unknownCode },
  });
  return (
    <Page
      key={String(isDead)}
      title={words.codeTitle}
      lead={words.codeFormLead}
      hasErrors={Object.keys(errors).length > 0}
      delicate
    >
      {isDead ? (
        <Notice tone="warning" role="alert">
          <p>{words.dead}</p>
        </Notice>
      ) : null}
      <form class="then stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <LetterCodeField error={errors['code']} value={code} onValue={setCode} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {invitation.open}
          </Button>
        </div>
      </form>
      <section class="stack-small" aria-labelledby="by-mail">
        <h2 id="by-mail">{words.byMail}</h2>
        <p>{words.byMailWords}</p>
        <p>
          <a class="link-large" href="/votre-demande">
            {words.again}
          </a>
        </p>
      </section>
    </Page>
  );
}
