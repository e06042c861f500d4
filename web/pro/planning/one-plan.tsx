import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { useWhen } from '../../app/use-when.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useStaff } from '../staff.tsx';
import { AbsenceForm } from './absence-form.tsx';
import { AvailabilityForm } from './availability-form.tsx';
import { OccurrenceForm } from './occurrence-form.tsx';
import { Overview } from './overview.tsx';
import { occursOn } from './recurrence.ts';
import { texts } from './texts.fr.ts';
import type { Outcome, Plan, Professional } from './types.ts';
import { usePlan } from './use-plan.ts';

interface OnePlanProps {
  readonly professional: Professional;
  readonly canChange: boolean;
  /** The choice of another professional. */
  readonly head: ComponentChildren;
}

/** One professional's planning: the week, and a form for each change, each under an address of its own. */
export function OnePlan({ professional, canChange, head }: OnePlanProps) {
  const { route, query } = useLocation();
  const { me } = useStaff();
  const when = useWhen();
  const { load, again } = usePlan(professional);
  const [outcome, setOutcome] = useState<Outcome>();
  const today = when.localDate(new Date().toISOString());
  useEffect(() => {
    if (query['vue'] !== undefined) setOutcome(undefined);
  }, [query['vue']]);
  const onDone = (done: Outcome) => {
    setOutcome(done);
    again();
    route('/pro/disponibilites');
  };
  if (load.state !== 'ready')
    return (
      <Page title={texts.planning.title} lead={texts.planning.lead} head={head}>
        {load.state === 'waiting' ? <Waiting /> : <Failed problem={load.problem} again={again} />}
      </Page>
    );
  const plan = load.value;
  const isOwn = me.professional?.id === professional.id;
  const forWhom = isOwn ? undefined : <p class="label">{texts.form.forWhom(professional.displayName)}</p>;
  const form = canChange ? formFor(query, { plan, today, onDone, head: forWhom }) : undefined;
  return (
    form ?? (
      <Overview
        plan={plan}
        today={today}
        canChange={canChange}
        head={head}
        outcome={outcome}
        again={again}
        onDone={onDone}
      />
    )
  );
}

interface FormProps {
  readonly plan: Plan;
  readonly today: string;
  readonly head: ComponentChildren;
  readonly onDone: (outcome: Outcome) => void;
}

/** The form that the address names, if what it is about still exists. */
function formFor({ vue, id, date = '', comme }: Record<string, string>, props: FormProps) {
  const find = (wanted: string | undefined) => props.plan.availabilities.find((one) => one.id === wanted);
  const found = find(id);
  if (vue === 'absence') return <AbsenceForm {...props} />;
  if (vue === 'plage' && (id === undefined || found !== undefined))
    return <AvailabilityForm key={`${id} ${comme}`} {...props} changes={found} like={find(comme)} />;
  if (vue === 'jour' && found !== undefined && occursOn(found, date))
    return <OccurrenceForm key={`${id} ${date}`} {...props} availability={found} date={date} />;
  return undefined;
}
