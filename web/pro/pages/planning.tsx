import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { OnePlan } from '../planning/one-plan.tsx';
import '../planning/planning.css';
import { texts } from '../planning/texts.fr.ts';
import { Whose } from '../planning/whose.tsx';
import { useStaff } from '../staff.tsx';
import { PLANNING_OF } from '../tab-keys.ts';

/** Availabilities and absences: one's own, or a chosen professional's for those who plan for others. */
export default function Planning() {
  const { me, hasRole, ask } = useStaff();
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const own = me.professional?.id;
  const mayReadOthers = hasRole('secretariat', 'admin', 'manager');
  const mayPlanOthers = hasRole('secretariat', 'admin');
  const [chosen, setChosen] = useState(
    () => (mayReadOthers ? sessionStorage.getItem(PLANNING_OF) : null) ?? own,
  );
  const choose = (id: string) => {
    if (id === '') return;
    sessionStorage.setItem(PLANNING_OF, id);
    setChosen(id);
  };
  const empty = (content: ComponentChildren, head?: ComponentChildren) => (
    <Page title={texts.planning.title} lead={texts.planning.lead} head={head}>
      {content}
    </Page>
  );
  if (load.state === 'waiting') return empty(<Waiting />);
  if (load.state === 'failed') return empty(<Failed problem={load.problem} again={again} />);
  const { professionals } = load.value;
  const professional = professionals.find(({ id }) => id === chosen);
  const head = mayReadOthers ? (
    <Whose professionals={professionals} own={own} chosen={professional?.id} onChoose={choose} />
  ) : undefined;
  if (professional !== undefined)
    return (
      <OnePlan
        key={professional.id}
        professional={professional}
        canChange={mayPlanOthers || professional.id === own}
        head={head}
      />
    );
  return empty(
    <Notice tone="info">
      <p>{mayReadOthers ? texts.planning.chooseFirst : texts.planning.notLinked}</p>
    </Notice>,
    head,
  );
}
