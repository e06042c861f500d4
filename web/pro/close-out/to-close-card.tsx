import { useState } from 'preact/hooks';
import type { AnswerOf } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import '../appointment/appointment.css';
import { useAct } from '../../app/use-act.ts';
import { fullName, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';

type Unclosed = AnswerOf<'GET /v1/staff/unclosed'>['appointments'][number];

interface ToCloseCardProps {
  readonly appointment: Unclosed;
  readonly onDone: (said: string) => void;
}

/** One appointment that is over: one gesture says how it went, among the outcomes of its own service. */
export function ToCloseCard({ appointment, onDone }: ToCloseCardProps) {
  const { ask } = useStaff();
  const words = useWords();
  const { busy, problem, act } = useAct();
  const [chosen, setChosen] = useState<string>();
  const { id, person, start, place, mode, serviceName, outcomes } = appointment;
  const name = fullName(person);
  const close = (outcome: string, label: string) => {
    setChosen(outcome);
    void act(
      () => ask('POST /v1/staff/appointments/{id}/outcome', { params: { id }, body: { outcome } }),
      () => onDone(texts.said(name, label)),
    );
  };
  return (
    <div class="stack-small">
      <h2>
        <a href={`/pro/rendez-vous/${id}`}>{name}</a>
      </h2>
      <p class="soft">
        {words.when.dayAndTime(start)}, {serviceName}, {words.mode(mode)}, {words.place(place)}
      </p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <fieldset>
        <legend class="visually-hidden">
          {texts.how} – {name}
        </legend>
        <div class="outcomes">
          {outcomes.map((one) => (
            <Button
              key={one.id}
              kind={one.id === 'kept' ? 'primary' : 'secondary'}
              busy={busy && chosen === one.id}
              onClick={() => close(one.id, one.label)}
            >
              {one.label}
              <span class="visually-hidden"> – {name}</span>
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
