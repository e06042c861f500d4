import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Outcome } from './types.ts';

interface RemoveProps {
  readonly availability: Availability;
  readonly professional: string;
  readonly onDone: (outcome: Outcome) => void;
}

/** Removes an availability; appointments that stand in it are told afterwards and kept (B11). */
export function RemoveAvailability({ availability, professional, onDone }: RemoveProps) {
  const { ask } = useStaff();
  const remove = async () => {
    const result = await ask('DELETE /v1/staff/availabilities/{id}', {
      params: { id: availability.id },
      query: { professional },
    });
    if (!result.ok) return result.problem;
    onDone({ ...result.value, words: texts.done.removed });
    return undefined;
  };
  return (
    <TwoSteps
      label={texts.form.remove}
      title={texts.form.removeTitle}
      words={texts.form.removeWords}
      yes={texts.form.removeYes}
      no={texts.form.no}
      act={remove}
    />
  );
}
