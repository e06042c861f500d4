import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import type { Seen } from './seen.ts';
import { texts } from './session-texts.fr.ts';
import type { Party, Session } from './types.ts';
import { nameOf } from './words.ts';

interface RecordAnswerProps {
  readonly session: Session;
  readonly party: Party;
  readonly status: Seen['status'];
}

/** What a party answered by voice: the times that suit, none, or that they cannot come any more (M2). */
export function RecordAnswer({ session, party, status }: RecordAnswerProps) {
  const { isOpen, close, opener } = useDisclosure();
  const answer = useAnswer(session, party);
  const words = texts.record;
  const name = nameOf(party);
  if (status !== 'proposed')
    return (
      <TwoSteps
        key={status}
        label={words.cannot}
        about={name}
        title={words.cannotTitle(name)}
        words={words.cannotWords}
        yes={words.cannotYes}
        no={words.leave}
        act={() => answer([])}
      />
    );
  return (
    <div class="stack-small">
      <button class="button quiet" {...opener}>
        {words.label}
        <span class="visually-hidden"> : {name}</span>
      </button>
      {isOpen ? <AnswerForm session={session} party={party} answer={answer} onClose={close} /> : null}
    </div>
  );
}

function useAnswer({ id: session }: Session, party: Party) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  return (starts: readonly string[]) =>
    move(
      () =>
        ask('POST /v1/staff/mediations/{id}/sessions/{session}/answer', {
          params: { id: mediation.id, session },
          body: { party: party.id, starts: [...starts] },
        }),
      texts.record.done(nameOf(party)),
    );
}

const NONE = 'none';

interface AnswerFormProps extends Omit<RecordAnswerProps, 'status'> {
  readonly answer: ReturnType<typeof useAnswer>;
  readonly onClose: () => void;
}

function AnswerForm({ session, party, answer, onClose }: AnswerFormProps) {
  const { moment } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const words = texts.record;
  const id = `a-${session.id.slice(-6)}-${party.id.slice(0, 8)}`;
  const { errors, busy, submit } = useForm({
    values: chosen,
    check: (values) => (values.length === 0 ? { [id]: words.missing } : {}),
    controlOf: () => id,
    send: async (values) => {
      const problem = await answer(values.filter((one) => one !== NONE));
      if (problem === undefined) onClose();
      return problem;
    },
  });
  const choose = (values: readonly string[]) => {
    const isNoneNew = values.includes(NONE) && !chosen.includes(NONE);
    setChosen(isNoneNew ? [NONE] : values.filter((one) => one !== NONE || values.length === 1));
  };
  const times = session.times.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return (
    <form class="inset stack" noValidate onSubmit={submit} aria-label={words.title(nameOf(party))}>
      <ErrorSummary errors={errors} />
      <SomeOf
        id={id}
        legend={words.dates}
        hint={words.datesHint}
        error={errors[id]}
        values={chosen}
        onValues={choose}
        options={[
          ...times
            .filter(({ start, outsideHours }) => Date.parse(start) > Date.now() && outsideHours !== true)
            .map(({ start }) => ({ value: start, label: moment(start) })),
          { value: NONE, label: words.none },
        ]}
      />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
