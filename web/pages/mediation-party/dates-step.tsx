import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import type { Answering, PartySession } from './answering.ts';
import { Refused } from './refused.tsx';

/** All the proposed times that suit, once; what the others answer is never shown (M2, M3). */
export function DatesStep({ session, view, token, onDone, onStale }: Answering & { session: PartySession }) {
  const { texts, language } = useLanguage();
  const words = texts.answer;
  const when = makeWhen(language, view.zone);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Problem>();
  const { errors, busy, submit } = useForm({
    values: chosen,
    check: (starts) => (starts.length === 0 ? { starts: words.noDate } : {}),
    send: async (starts) => {
      setRefused(undefined);
      const result = await call('POST /v1/mediation-parties/{token}/sessions/{session}/confirm', {
        params: { token, session: session.id },
        body: { starts: [...starts] },
      });
      if (result.ok) onDone(result.value, 'dates');
      else setRefused(result.problem);
      return undefined;
    },
  });
  return (
    <Page
      title={words.datesTitle}
      neutralTitle={words.title}
      hasErrors={Object.keys(errors).length > 0}
      delicate
    >
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <Refused problem={refused} onStale={onStale} />
        {session.until === undefined ? null : <p>{words.proposed(when.dayAndTime(session.until))}</p>}
        <SomeOf
          id="starts"
          legend={words.dates}
          hint={words.datesHint}
          error={errors['starts']}
          values={chosen}
          onValues={setChosen}
          options={(session.times ?? []).map(({ start, end }) => ({
            value: start,
            label: texts.own.until(when.dayAndTime(start), when.time(end)),
          }))}
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
          <a class="button secondary" href="/reponse">
            {words.back}
          </a>
        </div>
      </form>
      <p>
        <a class="link-large" href="/reponse/annuler">
          {words.none}
        </a>
      </p>
    </Page>
  );
}
