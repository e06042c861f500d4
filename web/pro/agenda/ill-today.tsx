import { useRef, useState } from 'preact/hooks';
import type { AnswerOf, Problem } from '../../api/contract.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

type Made = AnswerOf<'POST /v1/staff/absences'>;

/** « Je suis malade aujourd’hui », in two gestures (B11): from now to the end of the day; then who is touched, and a way back. */
export function IllToday({ done }: { done?: () => void }) {
  const { ask, me } = useStaff();
  const { when } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  /** From when on one is away; kept, so that what is sent again is the same (B6). */
  const opened = useRef(0);
  const keyFor = useKey();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const [problem, setProblem] = useState<Problem>();
  const words = texts.ill;

  const open = () => {
    opened.current = Date.now();
    setMade(undefined);
    setProblem(undefined);
    box.current?.showModal();
  };
  const tell = async () => {
    setBusy(true);
    setProblem(undefined);
    const { date, time } = wallClock(Math.floor(opened.current / 300_000) * 300_000, me.caf.zone);
    const body = { from: { date, time }, to: { date, time: '24:00' } };
    const result = await ask('POST /v1/staff/absences', { body }, { key: keyFor(opened.current) });
    setBusy(false);
    if (result.ok) {
      setMade(result.value);
      done?.();
    } else setProblem(result.problem);
  };
  const takeBack = async (id: string) => {
    setBusy(true);
    const result = await ask('DELETE /v1/staff/absences/{id}', { params: { id }, query: {} });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    box.current?.close();
    done?.();
  };

  return (
    <>
      <Button kind="secondary" onClick={open}>
        {words.button}
      </Button>
      <dialog class="dialog" ref={box} aria-labelledby="ill-title">
        <div class="stack">
          <h2 id="ill-title">{made === undefined ? words.title : words.doneTitle}</h2>
          {problem === undefined ? null : <Failed problem={problem} />}
          {problem?.code === 'OVERLAP' ? <p>{words.overlap}</p> : null}
          {made === undefined ? (
            <>
              <p>{words.explain}</p>
              <div class="actions">
                <Button busy={busy} onClick={() => void tell()}>
                  {words.confirm}
                </Button>
                <Button kind="secondary" onClick={() => box.current?.close()}>
                  {words.leave}
                </Button>
              </div>
            </>
          ) : (
            <div class="stack" role="status">
              <p>{words.touched(made.conflicts.length)}</p>
              {made.conflicts.length === 0 ? null : (
                <>
                  <ul>
                    {made.conflicts.map(({ kind, appointment, start }) => (
                      <li key={start}>
                        {kind === 'appointment' ? (
                          <a href={`/pro/rendez-vous/${appointment}`}>{words.at(when.time(start))}</a>
                        ) : (
                          `${words.at(when.time(start))}, ${texts.engagements[kind]}`
                        )}
                      </li>
                    ))}
                  </ul>
                  <p>{me.professional?.role === 'social-worker' ? words.handedOver : words.yours}</p>
                  <p>
                    <a href="/pro/a-replacer">{texts.nav.disruptions}</a>
                  </p>
                </>
              )}
              <p>{words.rest}</p>
              <div class="actions">
                <Button onClick={() => box.current?.close()}>{words.close}</Button>
                <Button kind="quiet" busy={busy} onClick={() => void takeBack(made.absence.id)}>
                  {words.takeBack}
                </Button>
              </div>
            </div>
          )}
        </div>
      </dialog>
    </>
  );
}
