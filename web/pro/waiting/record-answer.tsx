import { useState } from 'preact/hooks';
import { useAct } from '../../app/use-act.ts';
import { OneOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Answer } from './types.ts';

interface RecordAnswerProps {
  readonly id: string;
  /** Of the time that is kept: another one is not answered by mistake. */
  readonly start: string;
  readonly onDone: (answer: Answer) => void;
  readonly onKeep: () => void;
}

const ANSWERS = ['accepted', 'declined'] as const;

/** What somebody says on the phone to the time that is kept for them; taken with their agreement alone (F1). */
export function RecordAnswer({ id, start, onDone, onKeep }: RecordAnswerProps) {
  const { ask, me } = useStaff();
  const { zone } = me.caf;
  const [answer, setAnswer] = useState<Answer>();
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, act } = useAct();
  const [choice, agreement] = [`answer-${id}`, `agreed-${id}`];
  const send = () => {
    const found: Errors = {
      ...(answer === undefined ? { [choice]: texts.answerMissing } : {}),
      ...(answer === 'accepted' ? checkAgreement(agreement, agreed, zone) : {}),
    };
    setErrors(found);
    const [first] = Object.keys(found);
    if (first !== undefined) document.getElementById(first)?.focus();
    if (answer === undefined || first !== undefined) return;
    const body = {
      start,
      answer,
      ...(answer === 'accepted' ? { agreement: agreementOf(agreed, zone) } : {}),
    };
    void act(
      () => ask('POST /v1/staff/waiting-list/{id}/answer', { params: { id }, body }),
      () => onDone(answer),
    );
  };
  return (
    <SettlingForm problem={problem} busy={busy} yes={texts.save} onYes={send} no={texts.keep} onNo={onKeep}>
      <OneOf
        id={choice}
        legend={texts.answer}
        error={errors[choice]}
        value={answer}
        onValue={setAnswer}
        options={ANSWERS.map((value) => ({ value, label: texts.answers[value] }))}
      />
      {answer === 'accepted' ? (
        <Agreement
          id={agreement}
          value={agreed}
          onValue={setAgreed}
          errors={errors}
          zone={zone}
          words={texts.agreement}
        />
      ) : null}
    </SettlingForm>
  );
}
