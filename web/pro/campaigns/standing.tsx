import { Notice } from '../../design/notice.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { hasLetters, isToPost } from './words.ts';

/** How a run stands, in words, and what comes next. */
export function Standing({ run }: { run: Run }) {
  const words = texts.run;
  const { hasRole } = useStaff();
  const { moment } = useWords();
  const { counts, approval } = run;
  switch (run.status) {
    case 'awaiting-file':
      return (
        <Notice tone="warning" title={words.awaiting}>
          <p>{words.awaitingNext}</p>
        </Notice>
      );
    case 'importing':
      return <Reading label={words.importing} />;
    case 'planning':
      return (
        <Reading
          label={words.planning}
          value={counts.lines - counts.rejected - counts.waiting}
          all={counts.lines - counts.rejected}
        />
      );
    case 'refused':
      return (
        <Notice tone="bad" title={words.refusedTitle}>
          <p>{run.why}</p>
          {hasRole('list-office') ? (
            <p>
              <a class="button secondary" href="/pro/envois/deposer">
                {words.handInOther}
              </a>
            </p>
          ) : null}
        </Notice>
      );
    case 'planned':
      if (run.can.approve && hasLetters(run)) return null;
      return (
        <Notice tone="info">
          <p>{hasLetters(run) ? words.waitsForOther : words.onlyDoubts}</p>
        </Notice>
      );
    case 'empty':
      return (
        <Notice tone="info" title={words.emptyTitle}>
          <p>{words.empty}</p>
        </Notice>
      );
    case 'approved':
      return (
        <Notice tone="good" title={words.approvedTitle(moment(run.sendAt ?? run.createdAt))}>
          {approval?.override === true ? <p>{words.approvedOverride}</p> : null}
        </Notice>
      );
    case 'sending':
      return null;
    case 'paused':
      return (
        <Notice tone="warning" title={words.pausedTitle}>
          <p>{pauseWords(run.why)}</p>
        </Notice>
      );
    case 'sent':
      return (
        <Notice tone="good" title={words.sentTitle}>
          <p>{run.progress.toPrint > 0 || isToPost(run) ? words.sentLead : words.sentPrinted}</p>
          {counts.deferred === 0 ? null : <p>{words.sentDeferred(counts.deferred)}</p>}
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice tone="warning" title={words.cancelledTitle}>
          <p>{words.cancelled}</p>
        </Notice>
      );
  }
}

function pauseWords(why: string | undefined): string {
  const known: Readonly<Record<string, string>> = texts.run.paused;
  return known[why ?? 'asked'] ?? texts.run.paused.asked;
}

/** The file is being read: how far, where that is known. */
function Reading({ label, value, all }: { label: string; value?: number; all?: number }) {
  const words = texts.run;
  return (
    <section class="card stack-small">
      <p id="reading" role="status">
        <strong>{label}</strong>
      </p>
      {value === undefined || all === undefined ? (
        <progress class="progress" aria-labelledby="reading" />
      ) : (
        <>
          <progress class="progress" max={Math.max(all, 1)} value={value} aria-labelledby="reading" />
          <p class="number">{words.planningBar(value, all)}</p>
        </>
      )}
      <p class="soft">{words.leave}</p>
    </section>
  );
}
