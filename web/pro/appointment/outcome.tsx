import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import type { Appointment } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

interface OutcomeProps {
  readonly appointment: Appointment;
  readonly onChanged: (appointment: Appointment, said: string) => void;
}

/** How it went, in one gesture, among the outcomes of its service; the answer can be corrected on the day it was given. Nothing of it reaches the benefits desk (F1). */
export function OutcomePanel({ appointment, onChanged }: OutcomeProps) {
  const { ask } = useStaff();
  const [isCorrecting, setCorrecting] = useState(false);
  const [busy, setBusy] = useState<string>();
  const sending = useRef(false);
  const [problem, setProblem] = useState<Problem>();
  const words = texts.close;
  const { id, outcome, detail, outcomes = [] } = appointment;
  const given = outcomes.find((one) => one.id === (detail ?? outcome));
  const say = async ({ id: chosen, label }: (typeof outcomes)[number]) => {
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
    onChanged(result.value, words.said(label));
  };
  return (
    <section class="card stack-small" aria-labelledby="outcome">
      <h2 id="outcome">{given === undefined ? words.title : words.given(given.label)}</h2>
      {problem === undefined ? null : (
        <Failed
          problem={problem.code === 'NOT_POSSIBLE_NOW' ? { ...problem, detail: words.tooLate } : problem}
        />
      )}
      {given === undefined || isCorrecting ? (
        <div class="outcomes">
          {outcomes.map((one) => (
            <Button
              key={one.id}
              kind={one.id === 'kept' && given === undefined ? 'primary' : 'secondary'}
              busy={busy === one.id}
              onClick={() => void say(one)}
            >
              {one.label}
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
