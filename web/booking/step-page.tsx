import type { ComponentChildren } from 'preact';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { isDelicate } from '../app/service-words.ts';
import { isPlaceGiven } from './place-fields.tsx';
import { Progress } from './progress.tsx';
import { countOf, pathOf, STEPS, type Step } from './steps.ts';
import { useDraft } from './use-draft.ts';

interface StepPageProps {
  readonly step: Exclude<Step, 'confirme'>;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** One numbered step of the journey, with how far one has come and the way back to the step before. */
export function StepPage({ step, lead, children, ...page }: StepPageProps) {
  const words = useTexts().booking;
  const draft = useDraft();
  const service = useCatalogue().services.find(({ id }) => id === draft.service);
  const { at, of } = countOf(step, draft);
  // Sessions have their own place: the step before has nothing to ask.
  const isFirst = step === 'heure' && service !== undefined && isPlaceGiven(service);
  const before = isFirst ? undefined : STEPS[at - 2];
  return (
    <Page
      {...page}
      step={words.step(at, of)}
      delicate={service !== undefined && isDelicate(service)}
      head={
        <>
          <Progress at={at} of={of} />
          {lead === undefined ? null : <p class="lead">{lead}</p>}
        </>
      }
    >
      {children}
      {step === 'code' ? null : (
        <p class="no-print">
          <a class="way-back" href={pathOf(before)}>
            {words.before}
          </a>
        </p>
      )}
    </Page>
  );
}
