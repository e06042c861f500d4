import { middayOf } from '../../app/dates.ts';
import { makeWhen } from '../../app/when.ts';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { StatusTag } from './status-tag.tsx';
import { texts } from './texts.fr.ts';
import type { RunSummary } from './types.ts';

/** One run in the list; managers are led to its figures, all others to the run itself. */
export function RunRow({ run }: { run: RunSummary }) {
  const { hasRole } = useStaff();
  const { when, moment } = useWords();
  const words = texts.list;
  const isReader = hasRole('list-office', 'mediator', 'social-worker', 'psychologist');
  const hasLeft = run.sentOn !== undefined;
  const title = words.run(when.dayAndTime(run.createdAt));
  return (
    <li class="card run-row">
      <div>
        <h3>{isReader ? <a href={`/pro/envois/${run.id}`}>{title}</a> : title}</h3>
        <p class="soft">{run.name}</p>
      </div>
      <p>
        <StatusTag status={run.status} />
      </p>
      <p class="soft">
        {run.sentOn !== undefined && run.status !== 'cancelled'
          ? words.left(makeWhen('fr', 'UTC').day(middayOf(run.sentOn)))
          : run.sendAt !== undefined && run.status === 'approved'
            ? words.leaves(moment(run.sendAt))
            : ''}
      </p>
      {hasLeft && !isReader ? (
        <p>
          <a href={`/pro/envois/${run.id}/resultats`}>
            {words.results}
            <span class="visually-hidden"> : {title}</span>
          </a>
        </p>
      ) : null}
    </li>
  );
}
