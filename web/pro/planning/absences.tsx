import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Absence, Outcome, Plan } from './types.ts';
import { absenceWords } from './words.ts';

interface AbsencesProps {
  readonly plan: Plan;
  readonly today: string;
  readonly canChange: boolean;
  readonly onDone: (outcome: Outcome) => void;
}

/** Absences that are not over yet, each with the way to take it back. */
export function Absences({ plan, today, canChange, onDone }: AbsencesProps) {
  const { ask } = useStaff();
  const ahead = plan.absences
    .filter(({ to }) => to.date >= today)
    .toSorted((a, b) => (`${a.from.date}${a.from.time}` < `${b.from.date}${b.from.time}` ? -1 : 1));
  const takeBack = async ({ id }: Absence) => {
    const where = { params: { id }, query: { professional: plan.professional.id } };
    const result = await ask('DELETE /v1/staff/absences/{id}', where);
    if (!result.ok) return result.problem;
    onDone({ ...result.value, words: texts.done.back });
    return undefined;
  };
  return (
    <section class="stack" aria-labelledby="absences">
      <h2 id="absences">{texts.absence.list}</h2>
      {ahead.length === 0 ? <p class="soft">{texts.absence.none}</p> : null}
      <ul class="plain-list stack-small">
        {ahead.map((absence) => (
          <li class="card line" key={absence.id}>
            <p>{absenceWords(absence)}</p>
            {canChange ? (
              <TwoSteps
                label={texts.absence.takeBack}
                about={absenceWords(absence)}
                title={texts.absence.takeBackTitle}
                words={texts.absence.takeBackWords(absenceWords(absence))}
                yes={texts.absence.takeBackYes}
                no={texts.form.no}
                act={() => takeBack(absence)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
