import { useLocation } from 'preact-iso';
import { serverNow } from '../api/server-clock.ts';
import type { Service } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { useForm } from '../app/use-form.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { changeDraft, readDraft } from './draft.ts';
import { isPlaceAsked, type PlaceAndMode, PlaceFields, settled } from './place-fields.tsx';
import { StepPage } from './step-page.tsx';
import { chosenSlot, firstMissing, pathOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

/** Step 1: how and where. */
export function PlaceStep({ service }: { service: Service }) {
  const words = useTexts().booking;
  const { route } = useLocation();
  const { place, mode } = useDraft();
  const values = settled(service, { place, mode });
  const form = useForm<PlaceAndMode>({
    values,
    check: ({ place, mode }) => ({
      ...(mode === undefined ? { mode: words.place.missingMode } : {}),
      ...(isPlaceAsked(service, mode) && place === undefined ? { place: words.place.missingPlace } : {}),
    }),
    send: async (chosen) => {
      changeDraft(chosen);
      const draft = changeDraft({ slot: chosenSlot(readDraft()) });
      route(pathOf(firstMissing(draft, service, serverNow())));
      return undefined;
    },
  });
  return (
    <StepPage step="lieu" title={words.place.title} hasErrors={Object.keys(form.errors).length > 0}>
      <form class="stack-large" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} />
        <PlaceFields service={service} values={values} errors={form.errors} onValues={changeDraft} />
        <div class="actions">
          <Button type="submit">{words.next}</Button>
        </div>
      </form>
    </StepPage>
  );
}
