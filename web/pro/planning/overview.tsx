import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { addDays, mondayOf, weekdayOf } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { Notice } from '../../design/notice.tsx';
import { useStaff } from '../staff.tsx';
import { Absences } from './absences.tsx';
import { Done } from './done.tsx';
import { OpeningProgress } from './opening.tsx';
import { Rules } from './rules.tsx';
import { texts } from './texts.fr.ts';
import type { Outcome, Plan } from './types.ts';
import { useOpenedWeek } from './use-plan.ts';
import { weekOf } from './week.ts';
import { WeekView } from './week-view.tsx';
import { useWhoHandles } from './who-handles.ts';

interface OverviewProps {
  readonly plan: Plan;
  readonly today: string;
  readonly canChange: boolean;
  readonly head: ComponentChildren;
  readonly outcome: Outcome | undefined;
  readonly again: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

/** The week as it is, the rules behind it, and the absences. */
export function Overview({ plan, today, canChange, head, outcome, again, onDone }: OverviewProps) {
  const [monday, setMonday] = useState(() => firstMonday(today));
  const { opened, again: readAgain } = useOpenedWeek(plan.professional.id, monday);
  const whoHandles = useWhoHandles(plan.professional);
  const readAll = () => {
    again();
    readAgain();
  };
  const put = outcome?.availability?.id;
  return (
    <Page title={texts.planning.title} lead={texts.planning.lead} head={head}>
      {outcome === undefined ? (
        <StillOpening plan={plan} onOpened={readAll} />
      ) : (
        <Done
          key={outcome.opening?.job}
          outcome={outcome}
          whoHandles={whoHandles}
          onOpened={readAll}
          correct={put === undefined ? undefined : `/pro/disponibilites?vue=plage&id=${put}`}
        >
          {put === undefined ? null : (
            <p>
              <a class="button secondary" href={`/pro/disponibilites?vue=plage&comme=${put}`}>
                {texts.done.similar}
              </a>
            </p>
          )}
        </Done>
      )}
      {canChange ? (
        <div class="row no-print">
          <a class="button" href="/pro/disponibilites?vue=plage">
            {texts.planning.add}
          </a>
          <a class="button secondary" href="/pro/disponibilites?vue=absence">
            {texts.planning.addAbsence}
          </a>
        </div>
      ) : (
        <p class="soft">{texts.planning.readOnly}</p>
      )}
      <WeekView
        days={weekOf(plan, monday, opened)}
        monday={monday}
        today={today}
        canChange={canChange}
        onMonday={setMonday}
      />
      <Rules plan={plan} today={today} canChange={canChange} />
      <Absences plan={plan} today={today} canChange={canChange} onDone={onDone} />
    </Page>
  );
}

/** The week to begin with: on a weekend the one that comes. */
const firstMonday = (today: string) => mondayOf(weekdayOf(today) > 5 ? addDays(today, 2) : today);

/** A change that somebody else made, or that was made before the page was read, and is not through yet. */
function StillOpening({ plan, onOpened }: { plan: Plan; onOpened: () => void }) {
  const { ask } = useStaff();
  if (plan.opening.done) return null;
  return (
    <Notice tone="info">
      <OpeningProgress
        opening={plan.opening}
        ask={async (signal) => {
          const query = { professional: plan.professional.id };
          const result = await ask('GET /v1/staff/availabilities', { query }, { signal });
          return result.ok ? { ok: true, value: result.value.opening } : result;
        }}
        onDone={onOpened}
      />
    </Notice>
  );
}
