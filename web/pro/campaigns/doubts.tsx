import { useState } from 'preact/hooks';
import type { AnswerOf } from '../../api/contract.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Said } from '../desk/said.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Doubt, Run } from './types.ts';

type DoubtList = AnswerOf<'GET /v1/staff/campaigns/{id}/doubts'>;

/** Lines that resemble somebody who is not written to (L2): in doubt nothing leaves, until somebody who is sure says so. */
export function Doubts({ run, onChanged }: { run: Run; onChanged: () => void }) {
  const { ask } = useStaff();
  const words = texts.doubts;
  const { busy, problem, act } = useAct();
  const [list, setList] = useState<DoubtList>();
  const [said, setSaid] = useState<string>();
  const params = { id: run.id };
  const read = () => act(() => ask('GET /v1/staff/campaigns/{id}/doubts', { params }), setList);
  const settled = ({ id }: Doubt, told: string) => {
    setSaid(told);
    setList((before) => before && { ...before, doubts: before.doubts.filter((one) => one.id !== id) });
    onChanged();
  };
  const release = (doubt: Doubt) =>
    act(
      () =>
        ask('POST /v1/staff/campaigns/{id}/doubts/{letter}/release', {
          params: { ...params, letter: doubt.id },
        }),
      () => settled(doubt, words.released(doubt.name)),
      ({ code }) => {
        if (code === 'NOT_IN_THIS_STATE' && run.can.release) settled(doubt, words.firm(doubt.name));
        else onChanged();
      },
    );
  const isFirm = problem?.code === 'NOT_IN_THIS_STATE' && run.can.release;
  if (run.doubts === 0 && list === undefined) return null;
  return (
    <section class="card stack" aria-labelledby="doubts">
      <h2 id="doubts">{words.title(run.doubts)}</h2>
      <p>{words.lead}</p>
      <Said words={said} />
      {problem === undefined || isFirm ? null : <Failed problem={problem} />}
      {run.can.release || run.doubts === 0 ? null : <p>{words.closed}</p>}
      {list === undefined ? (
        <div class="actions">
          <Button kind="secondary" busy={busy} onClick={() => void read()}>
            {words.show}
          </Button>
        </div>
      ) : (
        <ul class="rows">
          {list.doubts.map((doubt) => (
            <li class="inset doubt" key={doubt.id}>
              <p>
                <strong>{doubt.name}</strong>
                <br />
                {doubt.address.join(', ')}
                <br />
                <span class="soft">{words.line(doubt.line)}</span>
              </p>
              {run.can.release ? (
                <Button kind="secondary" busy={busy} onClick={() => void release(doubt)}>
                  {words.release}
                  <span class="visually-hidden">{words.whom(doubt.name)}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {list?.doubts.length === 0 ? <p>{words.none}</p> : null}
      {list?.more === true ? (
        <>
          <p>{words.more}</p>
          <Button kind="quiet" busy={busy} onClick={() => void read()}>
            {words.show}
          </Button>
        </>
      ) : null}
      <p class="soft small">{words.audited}</p>
    </section>
  );
}
