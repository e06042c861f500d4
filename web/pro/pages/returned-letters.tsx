import { useState } from 'preact/hooks';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { bareCode, codeFault, groupedCode } from '../../pages/letter-code.ts';
import { texts } from '../campaigns/texts.fr.ts';
import '../desk/desk.css';
import '../campaigns/campaigns.css';
import { useStaff } from '../staff.tsx';

interface Noted {
  readonly number: number;
  readonly code: string;
  readonly status: keyof typeof texts.returned.said;
}

/** Letters that came back undelivered, by their code, typed or scanned one after the other (L8). */
export default function ReturnedLetters() {
  const { ask } = useStaff();
  const own = useTexts().invitation;
  const words = texts.returned;
  const [code, setCode] = useState('');
  const [noted, setNoted] = useState<readonly Noted[]>([]);
  const { errors, busy, submit } = useForm({
    values: code,
    check: (typed): Errors => {
      const fault = codeFault(scannedCode(typed), own);
      return fault === undefined ? {} : { code: fault };
    },
    send: async (typed) => {
      const body = { code: bareCode(scannedCode(typed)) };
      const answer = await ask('POST /v1/staff/letters/returned', { body });
      if (!answer.ok) return answer.problem;
      setNoted((before) => [
        { number: before.length + 1, code: groupedCode(body.code), status: answer.value.status },
        ...before,
      ]);
      setCode('');
      document.getElementById('code')?.focus();
      return undefined;
    },
  });
  const [last] = noted;
  return (
    <Page title={words.title} lead={words.lead} hasErrors={Object.keys(errors).length > 0}>
      <div class="desk stack">
        <form class="card stack" noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <TextField
            id="code"
            look="code"
            label={words.code}
            hint={words.hint}
            error={errors['code']}
            value={code}
            onValue={setCode}
            autoComplete="off"
            spellcheck={false}
            maxLength={200}
          />
          <p class="soft">{words.effect}</p>
          <div class="actions">
            <Button type="submit" busy={busy}>
              {words.note}
            </Button>
          </div>
        </form>
        <p role="status" class={last === undefined ? '' : 'notice good'}>
          {last === undefined ? '' : `${last.code} : ${words.said[last.status]}`}
        </p>
        {noted.length === 0 ? null : (
          <section class="stack-small" aria-labelledby="noted">
            <h2 id="noted">{words.log(noted.length)}</h2>
            <table>
              <caption class="visually-hidden">{words.logCaption}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.code}</th>
                  <th scope="col">{words.what}</th>
                </tr>
              </thead>
              <tbody>
                {noted.map(({ number, code: one, status }) => (
                  <tr key={number}>
                    <th scope="row" class="number">
                      {one}
                    </th>
                    <td>{words.said[status]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </Page>
  );
}

/** What a scanner types is the whole address of the square; the code stands behind `#`. */
const scannedCode = (typed: string) => typed.split('#').at(-1) ?? '';
