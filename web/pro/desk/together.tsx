import { useRef, useState } from 'preact/hooks';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts } from './texts.fr.ts';
import type { DisruptionDetail } from './touched.ts';
import { type Outcome, useTogether } from './use-together.ts';

interface TogetherProps {
  readonly detail: DisruptionDetail;
  /** Ids of the appointments chosen. */
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly onDone: (told: string, count: number) => void;
}

const words = texts.disruptions.together;

/** What can sensibly be done for several people at once: offer each their times, or cancel; never a move, which needs each one's word (F1). */
export function Together({ detail, chosen, onChosen, onDone }: TogetherProps) {
  const { run, running } = useTogether(detail);
  const [sure, setSure] = useState<'offer' | 'cancel'>();
  const [failed, setFailed] = useState<Outcome['failed']>([]);
  const first = useRef<HTMLParagraphElement>(null);
  const ids = detail.touched.map(({ appointment }) => appointment.id);
  const act = async () => {
    if (sure === undefined) return;
    const outcome = await run(sure, chosen);
    setSure(undefined);
    setFailed(outcome.failed);
    onDone(words.result(outcome.done, outcome.mailed), outcome.done);
  };
  const askFor = (next: 'offer' | 'cancel') => {
    setSure(next);
    requestAnimationFrame(() => first.current?.focus());
  };
  const count = chosen.length;
  return (
    <section class="inset stack-small" aria-labelledby="together">
      <h2 id="together">{words.title}</h2>
      <div class="row">
        <Button kind="secondary" onClick={() => onChosen(count === ids.length ? [] : ids)}>
          {count === ids.length ? words.none : words.all}
        </Button>
        <p role="status">{words.chosen(count)}</p>
        {count === 0 || sure !== undefined ? null : (
          <>
            <Button onClick={() => askFor('offer')}>{words.offer}</Button>
            <Button kind="secondary" onClick={() => askFor('cancel')}>
              {words.cancel}
            </Button>
          </>
        )}
      </div>
      {sure === undefined ? null : (
        <div class="stack-small">
          <p ref={first} tabIndex={-1}>
            {sure === 'offer' ? words.offerSure(count) : words.cancelSure(count)}
          </p>
          <div class="row">
            <Button
              kind={sure === 'offer' ? 'primary' : 'danger'}
              busy={running !== undefined}
              onClick={() => void act()}
            >
              {running === undefined
                ? sure === 'offer'
                  ? words.yesOffer
                  : words.yesCancel
                : words.running(running + 1, count)}
            </Button>
            {running === undefined ? (
              <Button kind="quiet" onClick={() => setSure(undefined)}>
                {texts.disruptions.giveUp}
              </Button>
            ) : null}
          </div>
        </div>
      )}
      {failed.length === 0 ? null : (
        <Notice tone="warning" role="alert" title={words.failed}>
          <ul>
            {failed.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
