import { useLoad } from '../../app/use-load.ts';
import { Notice } from '../../design/notice.tsx';
import { fullName, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Summary, Warning } from './types.ts';

/** Two parties of one case who would meet: a silent warning, to the mediator alone, who moves one of them (B7). */
export function CloseMeetings({ cases }: { cases: readonly Summary[] }) {
  const { ask } = useStaff();
  const { load } = useLoad((signal) => ask('GET /v1/staff/mediation-warnings', {}, { signal }), [cases]);
  const words = texts.warnings;
  if (load.state === 'waiting') return null;
  if (load.state === 'failed') return <p class="notice warning">{words.failed}</p>;
  return (
    <>
      {load.value.warnings.map((one) => (
        <Notice
          tone="warning"
          title={words.title}
          key={`${one.mediation} ${one.meeting.map(({ appointment }) => appointment).join(' ')}`}
        >
          <Meeting warning={one} cases={cases} />
        </Notice>
      ))}
    </>
  );
}

function Meeting({ warning, cases }: { warning: Warning; cases: readonly Summary[] }) {
  const { moment, place } = useWords();
  const words = texts.warnings;
  const parties = cases.find(({ id }) => id === warning.mediation)?.parties ?? [];
  return (
    <>
      <p>
        {words[warning.why]}. {words.why}
      </p>
      <ul class="stack-small">
        {warning.meeting.map((one) => {
          const party = parties.find(({ id }) => id === one.party);
          const said = words.meeting(
            party === undefined ? '' : fullName(party),
            moment(one.start),
            place(one.place),
          );
          return (
            <li key={one.appointment}>
              {said} <br />
              <a href={`/pro/rendez-vous/${one.appointment}`}>
                {words.open}
                <span class="visually-hidden"> : {said}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <p>
        <a href={`/pro/dossiers/${warning.mediation}`}>{words.toCase}</a>
      </p>
    </>
  );
}
