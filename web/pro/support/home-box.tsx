import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { useAct, useActs } from './acts.ts';
import { texts } from './texts.fr.ts';

/** Whether the person agrees to be visited at home (F1). Refusing ends nothing. */
export function HomeBox() {
  const { ask } = useStaff();
  const { series } = useActs();
  const act = useAct();
  const words = texts.series.home;
  const params = { id: series.id };
  const agree = () =>
    act(
      () =>
        ask('POST /v1/staff/support-series/{id}/home', {
          params,
          body: { answer: 'agreed', agreement: { at: new Date().toISOString() } },
        }),
      words.agreed,
    );
  const refuse = (instead: 'on-site' | 'phone') => () =>
    act(
      () => ask('POST /v1/staff/support-series/{id}/home', { params, body: { answer: 'refused', instead } }),
      words.refusedDone,
    );
  return (
    <section class="card stack-small" aria-labelledby="home">
      <h2 id="home">{words.title}</h2>
      <p>{words[series.home]}</p>
      {series.status === 'ended' ? null : (
        <div class="series-acts" key={series.home}>
          {series.home === 'given' ? (
            (['on-site', 'phone'] as const).map((instead) => (
              <TwoSteps
                key={instead}
                label={words.refuse[instead]}
                title={words.refuseTitle}
                words={words.refuseWords}
                yes={words.refuse[instead]}
                no={texts.series.no}
                isHarmless
                act={refuse(instead)}
              />
            ))
          ) : (
            <TwoSteps
              label={words.agree}
              title={words.agreeTitle}
              words={words.agreeWords}
              yes={texts.series.yes}
              no={texts.series.no}
              isHarmless
              act={agree}
            />
          )}
        </div>
      )}
    </section>
  );
}
