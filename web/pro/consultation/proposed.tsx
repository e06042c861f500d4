import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { useAct, useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';

/** The times proposed, what became of them, and the answer when it is given by voice (P2, F4). */
export function Proposed() {
  const { ask } = useStaff();
  const { request } = useRequest();
  const { moment, place, mode } = useWords();
  const { busy, problem, act } = useAct();
  const { id, proposal, closed } = request;
  const words = texts.request;
  const isOpen = proposal?.status === 'proposed';
  const possible = proposal?.times.filter(({ outsideHours }) => outsideHours !== true) ?? [];
  const isSettled = isOpen || proposal?.status === 'accepted';
  const answer = (start?: string) =>
    void act(
      () =>
        ask('POST /v1/staff/consultation-requests/{id}/answer', {
          params: { id },
          body: start === undefined ? {} : { start },
        }),
      words.answerSaid,
    );
  return (
    <section class="card stack" aria-labelledby="proposed">
      <h2 id="proposed">{words.proposal}</h2>
      {proposal === undefined ? null : (
        <>
          <p>
            {words.proposals[proposal.status](
              moment(proposal.status === 'accepted' ? (proposal.start ?? '') : proposal.until),
            )}
          </p>
          <p class="soft">{[mode(proposal.mode), place(proposal.place)].join(' · ')}</p>
          {isOpen ? (
            <ul>
              {proposal.times.map(({ start, outsideHours }) => (
                <li key={start}>
                  {moment(start)}
                  {outsideHours === true ? <span class="soft">. {words.timeGone}</span> : null}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
      {problem === undefined ? null : <Failed problem={problem} />}
      {isOpen && proposal !== undefined ? (
        <details>
          <summary>{words.byVoice}</summary>
          <div class="actions">
            {possible.map(({ start }) => (
              <Button key={start} kind="secondary" busy={busy} onClick={() => answer(start)}>
                {words.took(moment(start))}
              </Button>
            ))}
            <Button kind="quiet" busy={busy} onClick={() => answer()}>
              {words.tookNone}
            </Button>
          </div>
        </details>
      ) : null}
      {closed === undefined ? (
        <p>
          <a class={isSettled ? 'button secondary' : 'button'} href={`/pro/demandes/${id}/heures`}>
            {proposal === undefined ? words.propose : words.proposeAgain}
          </a>
        </p>
      ) : null}
    </section>
  );
}
