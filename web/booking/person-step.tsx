import { useLocation } from 'preact-iso';
import { serverNow } from '../api/server-clock.ts';
import type { Service } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { useForm } from '../app/use-form.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { ContactFields } from './contact-fields.tsx';
import { type Draft, readDraft } from './draft.ts';
import { HoldBar } from './hold-bar.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { NeedsFields } from './needs-fields.tsx';
import { NoEmail } from './no-email.tsx';
import { faultWords, personFaults } from './person-check.ts';
import { StepPage } from './step-page.tsx';
import { firstMissing, pathOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

/** Step 3: who the person is, how to tell them (F4), what they need (B12). Every letter typed is kept in the tab at once. */
export function PersonStep({ service }: { service: Service }) {
  const texts = useTexts();
  const words = texts.booking.person;
  const { route } = useLocation();
  const draft = useDraft();
  const form = useForm<Draft>({
    values: draft,
    check: (answers) => faultWords(personFaults(answers), texts.booking),
    send: async () => {
      route(pathOf(firstMissing(readDraft(), service, serverNow())));
      return undefined;
    },
  });
  return (
    <StepPage step="vous" title={words.title} hasErrors={Object.keys(form.errors).length > 0}>
      <HoldBar />
      <form class="stack-large" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} />
        <IdentityFields draft={draft} errors={form.errors} />
        <ContactFields draft={draft} errors={form.errors} />
        <NeedsFields needs={draft.needs} />
        <div class="actions">
          <Button type="submit">{texts.booking.next}</Button>
        </div>
      </form>
      {draft.invitation === undefined ? <NoEmail words={words} /> : null}
    </StepPage>
  );
}
