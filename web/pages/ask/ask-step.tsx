import { useTexts } from '../../app/language.tsx';
import { QuestionStep, type QuestionStepProps } from '../../booking/question-step.tsx';

const LAST = 6;
/** Numbers alone: an address tells nothing of the matter (F3). */
export const pathOf = (step: number): string => (step <= 1 ? '/demander' : `/demander/${step}`);

/** One question of the request; its title in the history tells nothing (F3). */
export function AskStep(props: Omit<QuestionStepProps, 'of' | 'tab' | 'before'>) {
  const { at } = props;
  return (
    <QuestionStep
      {...props}
      of={LAST}
      tab={useTexts().ask.tab}
      before={at === 1 ? undefined : pathOf(at - 1)}
    />
  );
}
