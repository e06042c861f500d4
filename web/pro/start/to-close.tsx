import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import type { AgendaItem, Outcome } from '../agenda/item-words.ts';
import { fullName, useWords } from '../desk/desk-words.ts';
import { Said } from '../desk/said.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

/** Appointments that are over, oldest first: the usual outcome in one gesture from here, the others behind the name. */
export function ToClose({
  items,
  now,
  done,
}: {
  items: readonly AgendaItem[];
  now: number;
  done: () => void;
}) {
  const { ask } = useStaff();
  const { when } = useWords();
  const [busy, setBusy] = useState<string>();
  const sending = useRef(false);
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const words = texts.start;
  const today = when.localDate(new Date(now).toISOString());
  const close = async (item: AgendaItem, outcome: Outcome) => {
    if (sending.current || item.appointment === undefined || item.person === undefined) return;
    sending.current = true;
    setBusy(item.appointment);
    const params = { id: item.appointment };
    const result = await ask('POST /v1/staff/appointments/{id}/outcome', { params, body: { outcome } });
    sending.current = false;
    setBusy(undefined);
    setProblem(result.ok ? undefined : result.problem);
    if (!result.ok) return;
    setSaid(words.closed(fullName(item.person), texts.outcomes[outcome].short));
    done();
  };
  if (items.length === 0 && said === undefined) return null;
  return (
    <section class="stack" aria-labelledby="start-close">
      <h2 id="start-close">{words.toClose(items.length)}</h2>
      <Said words={said} />
      {problem === undefined ? null : <Failed problem={problem} />}
      <ul class="plain-list stack-small">
        {items.map((item) =>
          item.group !== undefined ? (
            <GroupToClose key={item.group.id} item={item} id={item.group.id} />
          ) : item.person === undefined ? null : item.mediation !== undefined ? (
            <JointToClose
              key={`${item.mediation}${fullName(item.person)}`}
              item={item}
              words={words.jointToClose}
            />
          ) : (
            <li key={item.appointment} class="card to-close">
              <p>
                <a href={`/pro/rendez-vous/${item.appointment}`}>{fullName(item.person)}</a>
                <span class="soft block small">
                  {when.localDate(item.start) === today ? when.time(item.start) : when.dayAndTime(item.start)}
                </span>
              </p>
              <div class="row">
                {(['kept', 'missed'] as const).map((outcome) => (
                  <Button
                    key={outcome}
                    kind={outcome === 'kept' ? 'primary' : 'secondary'}
                    busy={busy === item.appointment}
                    onClick={() => void close(item, outcome)}
                  >
                    {texts.outcomes[outcome].button}
                    <span class="visually-hidden">
                      {' '}
                      – {fullName(item.person ?? { firstName: '', lastName: '' })}
                    </span>
                  </Button>
                ))}
                <a class="button quiet" href={`/pro/rendez-vous/${item.appointment}`}>
                  {words.otherOutcome}
                  <span class="visually-hidden"> – {fullName(item.person)}</span>
                </a>
              </div>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** A group session that is over: who came and how it went is said on its page. */
function GroupToClose({ item, id }: { item: AgendaItem; id: string }) {
  const { when, service } = useWords();
  return (
    <li class="card to-close">
      <p>
        {service(item.service)}
        <span class="soft block small">{when.dayAndTime(item.start)}</span>
      </p>
      <div class="row">
        <a class="button" href={`/pro/reunions/${id}`}>
          {texts.start.groupToClose}
          <span class="visually-hidden"> – {when.dayAndTime(item.start)}</span>
        </a>
      </div>
    </li>
  );
}

/** A joint session that is over: who came is said in its case. */
function JointToClose({ item, words }: { item: AgendaItem; words: string }) {
  const { when } = useWords();
  return (
    <li class="card to-close">
      <p>
        {item.person === undefined ? null : fullName(item.person)}
        <span class="soft block small">{when.dayAndTime(item.start)}</span>
      </p>
      <div class="row">
        <a class="button" href={`/pro/dossiers/${item.mediation}`}>
          {words}
          <span class="visually-hidden"> – {item.person === undefined ? '' : fullName(item.person)}</span>
        </a>
      </div>
    </li>
  );
}
