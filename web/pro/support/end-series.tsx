import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { useAct, useActs } from './acts.ts';
import { texts } from './texts.fr.ts';

/** Ends the support: all that is to come is free at once. */
export function EndSeries() {
  const { ask } = useStaff();
  const { series } = useActs();
  const act = useAct();
  const words = texts.series.end;
  const end = (reason: 'person-asked' | 'caf') => () =>
    act(
      () => ask('POST /v1/staff/support-series/{id}/end', { params: { id: series.id }, body: { reason } }),
      words.done,
    );
  return (
    <section class="card stack-small" aria-labelledby="end">
      <h2 id="end">{words.title}</h2>
      <p>{words.words}</p>
      <div class="series-acts">
        {(['person-asked', 'caf'] as const).map((reason) => (
          <TwoSteps
            key={reason}
            label={reason === 'caf' ? words.caf : words.person}
            title={words.sure}
            words={words.words}
            yes={words.yes}
            no={texts.series.no}
            act={end(reason)}
          />
        ))}
      </div>
    </section>
  );
}
