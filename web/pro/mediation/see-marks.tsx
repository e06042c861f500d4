import { useState } from 'preact/hooks';
import type { AnswerOf, CallOf } from '../../api/contract.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts as sessionTexts } from './session-texts.fr.ts';
import { texts as listTexts } from './texts.fr.ts';

type Person = CallOf<'POST /v1/staff/marks/search'>['body']['person'];
type Marks = AnswerOf<'POST /v1/staff/marks/search'>['marks'];

/** The marks of a person, read when asked for, and lifting them: mediators and psychologists alone (M7). Both are audited. */
export function SeeMarks({ person }: { person: Person }) {
  const { ask } = useStaff();
  const { when } = useWords();
  const [marks, setMarks] = useState<Marks>();
  const [said, setSaid] = useState<string>();
  const { busy, problem, act } = useAct();
  const words = sessionTexts.marks;
  const see = () =>
    act(
      () => ask('POST /v1/staff/marks/search', { body: { person } }),
      (found) => setMarks(found.marks),
    );
  const lift = (mark: Marks[number]['mark']) => async () => {
    const answer = await ask('POST /v1/staff/marks/lift', { body: { person, mark } });
    if (!answer.ok) return answer.problem;
    setSaid(words.lifted(listTexts.marks[mark]));
    setMarks((before) => before?.filter((one) => one.mark !== mark));
    return undefined;
  };
  return (
    <div class="stack-small">
      <Button kind="secondary" busy={busy} onClick={() => void see()}>
        {words.see}
      </Button>
      {problem === undefined ? null : <Failed problem={problem} />}
      <div role="status" class="stack-small">
        {said === undefined ? null : <p>{said}</p>}
        {marks?.length === 0 ? <p>{words.none}</p> : null}
      </div>
      <ul class="plain-list stack-small">
        {(marks ?? []).map(({ mark, since }) => (
          <li key={mark}>
            {words.since(listTexts.marks[mark], when.day(since))}
            <TwoSteps
              label={words.lift}
              about={listTexts.marks[mark]}
              title={words.liftTitle(listTexts.marks[mark])}
              words={words.liftWords}
              yes={words.liftYes}
              no={words.liftNo}
              act={lift(mark)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
