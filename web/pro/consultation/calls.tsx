import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { useAct, useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';

/** Calls to the person: when, and reached or not (P1). */
export function Calls() {
  const { ask } = useStaff();
  const { request } = useRequest();
  const { moment } = useWords();
  const { busy, problem, act } = useAct();
  const keyFor = useKey();
  const words = texts.request;
  const { id, calls, closed } = request;
  const log = (reached: boolean) =>
    void act(
      () =>
        ask(
          'POST /v1/staff/consultation-requests/{id}/calls',
          { params: { id }, body: { reached } },
          // The next call counts anew; the same press sent twice does not (B6).
          { key: keyFor([reached, calls.length]) },
        ),
      words.callSaid,
    );
  return (
    <section class="card stack" aria-labelledby="calls">
      <h2 id="calls">{words.calls}</h2>
      {calls.length === 0 ? <p class="soft">{words.noCall}</p> : null}
      <ul class="plain-list">
        {calls.map(({ at, reached, mine }) => (
          <li key={at}>
            {words.call(moment(at), reached)}
            {mine ? words.mine : ''}
          </li>
        ))}
      </ul>
      {problem === undefined ? null : <Failed problem={problem} />}
      {closed === undefined ? (
        <div class="actions">
          <Button kind="secondary" busy={busy} onClick={() => log(true)}>
            {words.reached}
          </Button>
          <Button kind="secondary" busy={busy} onClick={() => log(false)}>
            {words.notReached}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
