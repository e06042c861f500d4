import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { DeadNotice } from '../by-link/dead-link.tsx';
import { keepInvitation } from '../invitation-session.ts';
import { bareCode, codeFault } from '../letter-code.ts';
import { LetterCodeField } from '../letter-code-field.tsx';

interface EntryProps {
  /** A link was used that leads nowhere any more. */
  readonly dead: boolean;
  readonly onToken: (token: string) => void;
}

/** The ways to one's appointment without a link: the mail, or the code of a letter with the pin shown when booking. */
export function Entry({ dead, onToken }: EntryProps) {
  const { own: words, invitation } = useTexts();
  const [values, setValues] = useState({ code: '', pin: '' });
  const [isUnused, setUnused] = useState(false);
  const { errors, busy, submit } = useForm({
    values,
    check: ({ code, pin }) => {
      const fault = codeFault(code, invitation);
      return {
        ...(fault === undefined ? {} : { code: fault }),
        ...(/^\d{4}$/.test(pin.replace(/\s/g, '')) ? {} : { pin: words.pinWrong }),
      };
    },
    send: async ({ code, pin }) => {
      setUnused(false);
      const answer = await call('POST /v1/invitations/open', { body: { code: bareCode(code), pin } });
      if (!answer.ok) return answer.problem;
      const { appointment, ...opened } = answer.value;
      if (appointment !== undefined) onToken(appointment);
      else {
        keepInvitation(opened);
        setUnused(true);
      }
      return undefined;
    },
    refused: { code: words.unknownCode, pin: words.wrongPin },
  });
  return (
    <Page
      key={String(dead)}
      title={dead ? words.dead : words.entry}
      hasErrors={Object.keys(errors).length > 0}
    >
      {dead ? (
        <DeadNotice lines={words.deadWords} />
      ) : (
        <section class="stack-small" aria-labelledby="by-mail">
          <h2 id="by-mail">{words.byMail}</h2>
          <p>{words.byMailWords}</p>
        </section>
      )}
      <section class="then stack" aria-labelledby="by-letter">
        <h2 id="by-letter">{words.byLetter}</h2>
        <form class="stack" noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          {isUnused ? (
            <Notice tone="warning" role="alert">
              <p>{words.nothingBooked}</p>
              <p>
                <a class="link-large" href="/invitation">
                  {words.toInvitation}
                </a>
              </p>
            </Notice>
          ) : null}
          <LetterCodeField
            error={errors['code']}
            value={values.code}
            onValue={(code) => setValues({ ...values, code })}
          />
          <TextField
            id="pin"
            look="code"
            label={words.pin}
            hint={words.pinHint}
            error={errors['pin']}
            value={values.pin}
            onValue={(pin) => setValues({ ...values, pin })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
          />
          <div class="actions">
            <Button type="submit" busy={busy}>
              {words.open}
            </Button>
          </div>
        </form>
      </section>
      <section class="stack-small" aria-labelledby="neither">
        <h2 id="neither">{words.neither}</h2>
        <p>{words.neitherWords}</p>
      </section>
    </Page>
  );
}
