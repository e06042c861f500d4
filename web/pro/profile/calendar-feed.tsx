import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { randomKey } from '../../api/random-key.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

/** The secret address of one's own calendar, without names (D6): made here, shown once, and how to subscribe to it. */
export function CalendarFeed() {
  const { ask } = useStaff();
  const [address, setAddress] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const field = useRef<HTMLInputElement>(null);
  const words = texts.feed;
  const make = async () => {
    setBusy(true);
    setCopied(false);
    const result = await ask('POST /v1/staff/calendar-feed', {}, { key: randomKey() });
    setBusy(false);
    setProblem(result.ok ? undefined : result.problem);
    if (result.ok) setAddress(result.value.address);
  };
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(address ?? '').then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <section class="stack" aria-labelledby="feed-title">
      <h2 id="feed-title">{words.title}</h2>
      <p>{words.explain}</p>
      <p class="soft">{words.secret}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      {address === undefined ? (
        <div>
          <Button busy={busy} onClick={() => void make()}>
            {words.make}
          </Button>
        </div>
      ) : (
        <div class="notice good stack" role="status">
          <label class="label" for="feed">
            {words.label}
          </label>
          <input class="input" id="feed" ref={field} readOnly value={address} />
          <div class="row">
            <Button onClick={() => void copy()}>{words.copy}</Button>
            <Button kind="secondary" busy={busy} onClick={() => void make()}>
              {words.renew}
            </Button>
            <span role="status">{isCopied ? words.copied : ''}</span>
          </div>
          <p class="small">{words.once}</p>
        </div>
      )}
      <div class="stack-small">
        {words.howTo.map(({ name, steps }) => (
          <details class="card" key={name}>
            <summary>{name}</summary>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </details>
        ))}
      </div>
    </section>
  );
}
