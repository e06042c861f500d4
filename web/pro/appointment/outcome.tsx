import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { isOutcome, type Outcome } from '../agenda/item-words.ts';
import type { Appointment } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

const OUTCOMES = ['kept', 'late', 'left', 'missed', 'cancelled-by-caf', 'referred'] as const;

interface OutcomeProps {
  readonly appointment: Appointment;
  readonly onChanged: (appointment: Appointment, said: string) => void;
}

/** How it went, in one gesture; the answer can be corrected on the day it was given. Nothing of it reaches the benefits desk (F1). */
export function OutcomePanel({ appointment, onChanged }: OutcomeProps) {
  const { ask } = useStaff();
  const [isCorrecting, setCorrecting] = useState(false);
  const [busy, setBusy] = useState<Outcome>();
  const sending = useRef(false);
  const [problem, setProblem] = useState<Problem>();
  const words = texts.close;
  const { id, outcome } = appointment;
  const given = isOutcome(outcome) ? outcome : undefined;
  const say = async (chosen: Outcome) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(chosen);
    const result = await ask('POST /v1/staff/appointments/{id}/outcome', {
      params: { id },
      body: { outcome: chosen },
    });
    sending.current = false;
    setBusy(undefined);
    setProblem(result.ok ? undefined : result.problem);
    if (!result.ok) return;
    setCorrecting(false);
    onChanged(result.value, words.said(texts.outcomes[chosen].short));
  };
  return (
    <section class="card stack-small" aria-labelledby="outcome">
      <h2 id="outcome">{given === undefined ? words.title : words.given(texts.outcomes[given].short)}</h2>
      {problem === undefined ? null : (
        <Failed
          problem={problem.code === 'NOT_POSSIBLE_NOW' ? { ...problem, detail: words.tooLate } : problem}
        />
      )}
      {given === undefined || isCorrecting ? (
        <div class="outcomes">
          {OUTCOMES.map((one) => (
            <Button
              key={one}
              kind={one === 'kept' && given === undefined ? 'primary' : 'secondary'}
              busy={busy === one}
              onClick={() => void say(one)}
            >
              {texts.outcomes[one].button}
            </Button>
          ))}
        </div>
      ) : (
        <>
          <p class="soft">{words.correctable}</p>
          <Button kind="secondary" onClick={() => setCorrecting(true)}>
            {words.correct}
          </Button>
        </>
      )}
    </section>
  );
}
