import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import '../desk/desk.css';
import { fullName, useWords } from '../desk/desk-words.ts';
import { useHash } from '../desk/use-hash.ts';
import { useStaff } from '../staff.tsx';
import { ContractFields } from '../support/contract-fields.tsx';
import { DatesStep } from '../support/dates-step.tsx';
import {
  checkSupport,
  isReady,
  keepSupport,
  NO_SUPPORT,
  previewBody,
  readSupport,
  rowsOf,
  seriesBody,
  supportControl,
} from '../support/draft.ts';
import { RhythmFields } from '../support/rhythm-fields.tsx';
import '../support/support.css';
import { texts } from '../support/texts.fr.ts';
import { WhoFields } from '../support/who-fields.tsx';

const DATES = '#dates';

/** Contract and rhythm, then the dates, each to be changed before anything is booked. What is typed outlives a look elsewhere. */
export default function OpenSupport() {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { route } = useLocation();
  const { hash, go } = useHash();
  const [draft, setDraft] = useState(readSupport);
  const keyFor = useKey();
  const change = (next: typeof draft) => {
    keepSupport(next);
    setDraft(next);
  };
  const contract = useForm({
    values: draft,
    check: (values) => checkSupport(values, zone),
    controlOf: supportControl,
    send: async (values) => {
      const answer = await ask('POST /v1/staff/support-series/preview', { body: previewBody(values) });
      if (!answer.ok) return answer.problem;
      change({ ...values, rows: rowsOf(answer.value.parts, values.mode) });
      go(DATES);
      return undefined;
    },
  });
  const dates = useForm({
    values: draft,
    check: ({ rows }) => (rows.some(({ start }) => start !== '') ? {} : { 'date-0': texts.dates.none }),
    send: async (values) => {
      const body = seriesBody(values, zone);
      const answer = await ask('POST /v1/staff/support-series', { body }, { key: keyFor(body) });
      if (!answer.ok) return answer.problem;
      keepSupport(NO_SUPPORT);
      route(`/pro/accompagnements/${answer.value.id}`, true);
      return undefined;
    },
  });
  if (hash === DATES && isReady(draft))
    return (
      <Page
        key="dates"
        title={texts.dates.title}
        neutralTitle={texts.tab}
        lead={texts.dates.lead(fullName(draft.who.person))}
        hasErrors={Object.keys(dates.errors).length > 0}
      >
        <DatesStep draft={draft} onDraft={change} {...dates} onBack={() => go('')} />
      </Page>
    );
  const words = texts.form;
  const { errors } = contract;
  return (
    <Page
      key="contract"
      title={words.title}
      neutralTitle={texts.tab}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="desk stack" noValidate onSubmit={contract.submit}>
        <ErrorSummary errors={errors} />
        <WhoFields who={draft.who} onWho={(who) => change({ ...draft, who })} errors={errors} />
        <ContractFields draft={draft} onDraft={change} errors={errors} />
        <RhythmFields draft={draft} onDraft={change} errors={errors} />
        <div class="actions">
          <Button type="submit" busy={contract.busy}>
            {words.preview}
          </Button>
          <a class="button secondary" href="/pro/accompagnements" onClick={() => keepSupport(NO_SUPPORT)}>
            {words.cancel}
          </a>
        </div>
      </form>
    </Page>
  );
}
