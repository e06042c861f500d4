import '../desk/desk.css';
import { addDays } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useNow } from '../agenda/use-now.ts';
import { FreshList } from '../desk/fresh-list.tsx';
import { wallClock } from '../desk/local-time.ts';
import { useFresh } from '../desk/use-fresh.ts';
import '../group/group.css';
import { GroupLine } from '../group/group-line.tsx';
import { texts } from '../group/texts.fr.ts';
import type { Summary } from '../group/types.ts';
import { useStaff } from '../staff.tsx';

const DAYS_BACK = 28;
const DAYS_AHEAD = 120;

/** Group sessions: those to come, then those of the last weeks. */
export default function Groups() {
  const { ask, me, hasRole } = useStaff();
  const now = useNow();
  const today = wallClock(now, me.caf.zone).date;
  const fresh = useFresh(
    (signal) =>
      ask(
        'GET /v1/staff/groups',
        { query: { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) } },
        { signal },
      ),
    [today],
  );
  const words = texts.list;
  const mayOpen = hasRole('social-worker', 'mediator', 'psychologist', 'secretariat');
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="desk stack">
        {mayOpen ? (
          <p>
            <a class="button" href="/pro/reunions/fixer">
              {words.open}
            </a>
          </p>
        ) : null}
        <FreshList fresh={fresh}>
          {({ groups }) => (
            <>
              <Some
                title={words.ahead}
                none={words.none}
                groups={groups.filter((one) => isAhead(one, now))}
                now={now}
              />
              <Some
                title={words.past}
                none={words.nonePast}
                groups={groups.filter((one) => !isAhead(one, now)).toReversed()}
                now={now}
              />
            </>
          )}
        </FreshList>
      </div>
    </Page>
  );
}

/** Still to be held, or held and not closed yet. */
const isAhead = ({ status, end }: Summary, now: number) =>
  status === 'open' || (status === 'cancelled' && Date.parse(end) > now);

function Some(props: { title: string; none: string; groups: readonly Summary[]; now: number }) {
  const { title, none, groups, now } = props;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      {groups.length === 0 ? <p class="nothing-left">{none}</p> : null}
      <ol class="plain-list stack-small">
        {groups.map((one) => (
          <li class="card" key={one.id}>
            <GroupLine summary={one} now={now} />
          </li>
        ))}
      </ol>
    </section>
  );
}
