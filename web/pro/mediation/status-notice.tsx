import { Notice } from '../../design/notice.tsx';
import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import { isBlocked } from './words.ts';

/** What the mediator must know and decide first: a message that is withheld (M2), a mark (M7), a case that is to be closed. */
export function StatusNotice() {
  const { mediation } = useActs();
  const { status, sessions } = mediation;
  const hasFallen = sessions.some((one) => one.status === 'freed' && one.told === false);
  return (
    <>
      {status === 'withheld' ? <Withheld /> : null}
      {status === 'open' && hasFallen ? <Fallen /> : null}
      {status === 'released' ? (
        <Notice tone="info" title={texts.released.title}>
          <p>{texts.released.words}</p>
        </Notice>
      ) : null}
      {isBlocked(mediation) && status !== 'closed' ? (
        <Notice tone="warning" title={texts.blocked.title}>
          <p>{texts.blocked.words}</p>
        </Notice>
      ) : null}
    </>
  );
}

function useRelease(said: string) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  return () =>
    move(() => ask('POST /v1/staff/mediations/{id}/release', { params: { id: mediation.id } }), said);
}

/** M2: silence until the mediator releases, and the latest moment at which the message goes by itself. */
function Withheld() {
  const { mediation } = useActs();
  const { moment } = useWords();
  const words = texts.withheld;
  const release = useRelease(words.done);
  const { releaseBy } = mediation;
  return (
    <Notice tone="warning" title={words.title}>
      {words.words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <strong>{releaseBy === undefined ? words.noLimit : words.by(moment(releaseBy))}</strong>
      </p>
      <p>{words.back}</p>
      <TwoSteps
        label={words.release}
        title={words.title2}
        words={words.words2}
        yes={words.yes}
        no={words.no}
        act={release}
      />
    </Notice>
  );
}

/** A session fell while the case goes on: the others hear of it in the mediator's name (M3). */
function Fallen() {
  const words = texts.fallen;
  const release = useRelease(words.done);
  return (
    <Notice tone="warning" title={words.title}>
      <p>{words.words}</p>
      <TwoSteps
        label={words.release}
        title={words.title2}
        words={words.words2}
        yes={texts.withheld.yes}
        no={texts.withheld.no}
        act={release}
      />
    </Notice>
  );
}
