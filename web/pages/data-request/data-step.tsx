import { useLocation } from 'preact-iso';
import { useTexts } from '../../app/language.tsx';
import { useForm } from '../../app/use-form.ts';
import { QuestionStep, type QuestionStepProps } from '../../booking/question-step.tsx';
import { type DataDraft, stepsOf } from './data-draft.ts';
import { useFaults } from './faults.ts';

export interface StepProps {
  readonly draft: DataDraft;
  readonly change: (part: Partial<DataDraft>) => void;
}

/** Numbers alone: an address tells nothing of the matter (F3). */
export const pathOf = (step: number): string => (step <= 1 ? '/votre-demande' : `/votre-demande/${step}`);

/** Goes on when what the step asks is answered. */
export function useStep(at: number, draft: DataDraft) {
  const { route } = useLocation();
  const faults = useFaults();
  return useForm({
    values: draft,
    check: (values) => faults(values, at),
    send: (): Promise<undefined> => {
      route(pathOf(at + 1));
      return Promise.resolve(undefined);
    },
  });
}

type DataStepProps = Omit<QuestionStepProps, 'of' | 'tab' | 'before'> & { readonly draft: DataDraft };

/** One question of the request; its title in the history tells nothing (F3). */
export function DataStep({ draft, ...props }: DataStepProps) {
  const { at } = props;
  return (
    <QuestionStep
      {...props}
      of={stepsOf(draft)}
      tab={useTexts().ask.tab}
      before={at === 1 ? undefined : pathOf(at - 1)}
    />
  );
}
