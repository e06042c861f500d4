import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Refused } from '../mediation-party/refused.tsx';
import type { Answering, Proposal } from './answering.ts';
import { useTimeWords, Where } from './times.tsx';

/** One of the times that are kept; the others are free as soon as it is taken (P2). */
export function DatesStep({ proposal, view, token, onDone, onStale }: Answering & { proposal: Proposal }) {
  const { texts, language } = useLanguage();
  const words = texts.request;
  const when = makeWhen(language, view.zone);
  const inWords = useTimeWords(view.zone);
  const [chosen, setChosen] = useState<string>();
  const [refused, setRefused] = useState<Problem>();
  const { errors, busy, submit } = useForm({
    values: chosen,
    check: (start) => (start === undefined ? { start: words.noDate } : {}),
    send: async (start) => {
      if (start === undefined) return undefined;
      setRefused(undefined);
      const result = await call('POST /v1/consultation-requests/{token}/accept', {
        params: { token },
        body: { start },
      });
      if (result.ok) onDone(result.value, 'accepted');
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
        <p>{words.kept(when.dayAndTime(proposal.until))}</p>
        <Where proposal={proposal} />
        <OneOf
          id="start"
          legend={words.dates}
          error={errors['start']}
          value={chosen}
          onValue={setChosen}
          options={proposal.times.map((time) => ({ value: time.start, label: inWords(time) }))}
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.accept}
          </Button>
          <a class="button secondary" href="/demande">
            {words.back}
          </a>
        </div>
      </form>
      <p>
        <a class="link-large" href="/demande/aucune">
          {words.none}
        </a>
      </p>
    </Page>
  );
}
