import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { useWhen } from '../../app/use-when.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { ClosureForm } from '../planning/closure-form.tsx';
import { Done } from '../planning/done.tsx';
import '../planning/planning.css';
import { TwoSteps } from '../desk/two-steps.tsx';
import { texts } from '../planning/texts.fr.ts';
import type { Closure, Outcome } from '../planning/types.ts';
import { closureWords } from '../planning/words.ts';
import { useStaff } from '../staff.tsx';

/** Days on which places do not receive: seen, added, taken back. */
export default function Closures() {
  const { ask } = useStaff();
  const { query, route } = useLocation();
  const when = useWhen();
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/closures', {}, { signal }), []);
  const [outcome, setOutcome] = useState<Outcome>();
  const today = when.localDate(new Date().toISOString());
  const isForm = query['vue'] === 'nouvelle';
  useEffect(() => {
    if (isForm) setOutcome(undefined);
  }, [isForm]);
  const onDone = (done: Outcome) => {
    setOutcome(done);
    again();
    route('/pro/fermetures');
  };
  if (isForm) return <ClosureForm today={today} onDone={onDone} />;
  return (
    <Page title={texts.closures.title} lead={texts.closures.lead}>
      {outcome === undefined ? null : (
        <Done
          key={outcome.opening?.job}
          outcome={outcome}
          whoHandles={texts.done.places}
          onOpened={() => undefined}
        />
      )}
      <p>
        <a class="button" href="/pro/fermetures?vue=nouvelle">
          {texts.closures.add}
        </a>
      </p>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' ? (
        <ClosureList closures={load.value.closures} today={today} onDone={onDone} />
      ) : null}
    </Page>
  );
}

interface ClosureListProps {
  readonly closures: readonly Closure[];
  readonly today: string;
  readonly onDone: (outcome: Outcome) => void;
}

function ClosureList({ closures, today, onDone }: ClosureListProps) {
  const { ask } = useStaff();
  const { places } = useCatalogue();
  const ahead = closures.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const reopen = async ({ id }: Closure) => {
    const result = await ask('DELETE /v1/staff/closures/{id}', { params: { id } });
    if (!result.ok) return result.problem;
    onDone({ ...result.value, words: texts.done.reopened });
    return undefined;
  };
  return (
    <section class="stack" aria-labelledby="closures">
      <h2 id="closures">{texts.closures.list}</h2>
      {ahead.length === 0 ? <p class="soft">{texts.closures.none}</p> : null}
      <ul class="plain-list stack-small">
        {ahead.map((closure) => {
          const place = places.find(({ id }) => id === closure.place)?.name ?? closure.place;
          const words = closureWords(closure);
          return (
            <li class="card line" key={closure.id}>
              <p>
                <strong>{place}</strong>
                <span class="block">{words}</span>
                {closure.reason === undefined ? null : <span class="soft block">{closure.reason}</span>}
              </p>
              <TwoSteps
                label={texts.closures.reopen}
                about={`${place}, ${words}`}
                title={texts.closures.reopenTitle}
                words={texts.closures.reopenWords(place, words)}
                yes={texts.closures.reopenYes}
                no={texts.form.no}
                act={() => reopen(closure)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
