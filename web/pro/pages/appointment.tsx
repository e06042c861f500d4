import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useNow } from '../agenda/use-now.ts';
import '../desk/desk.css';
import '../appointment/appointment.css';
import { Actions } from '../appointment/actions.tsx';
import { Facts } from '../appointment/facts.tsx';
import { OutcomePanel } from '../appointment/outcome.tsx';
import { type Appointment, fullName } from '../desk/desk-words.ts';
import { Said } from '../desk/said.tsx';
import { Protect } from '../mediation/protect.tsx';
import { texts as referralTexts } from '../referrals/nav.fr.ts';
import { SharedSituation } from '../referrals/situation.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { WantEarlier } from '../waiting/want-earlier.tsx';

/** One appointment, as much of it as D6 shows, and what can be done with it now. The title names nobody (F3). */
export default function AppointmentPage() {
  const { ask, hasRole } = useStaff();
  const id = useRoute().params['id'] ?? '';
  const [changed, setChanged] = useState<Appointment>();
  const [said, setSaid] = useState<string>();
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/appointments/{id}', { params: { id } }, { signal }),
    [id],
  );
  const now = useNow();
  const words = texts.appointment;
  const appointment = changed?.id === id ? changed : load.state === 'ready' ? load.value : undefined;
  if (appointment === undefined)
    return (
      <Page title={words.title}>
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : <Waiting />}
        <p>
          <a href="/pro/agenda">{words.back}</a>
        </p>
      </Page>
    );
  const { start } = appointment;
  const hasBegun = Date.parse(start) <= now;
  const canClose = hasBegun && appointment.outcomes !== undefined;
  const isFull = appointment.view === 'full';
  const onChanged = (to: Appointment, words: string) => {
    setChanged(to);
    setSaid(words);
  };
  return (
    <Page title={fullName(appointment.person)} neutralTitle={words.title}>
      <div class="desk stack">
        <Said words={said} />
        {canClose ? <OutcomePanel appointment={appointment} onChanged={onChanged} /> : null}
        <Facts appointment={appointment} now={now} />
        {appointment.series === undefined || !hasRole('social-worker') ? null : (
          <p>
            <a href={`/pro/accompagnements/${appointment.series}`}>{words.series}</a>
          </p>
        )}
        {isFull ? (
          <p>
            <a class="button secondary" href={`/pro/orienter/${id}`}>
              {referralTexts.refer}
            </a>
          </p>
        ) : null}
        {isFull && hasRole('social-worker', 'mediator', 'psychologist') ? (
          <SharedSituation
            key={id}
            id="situation"
            about={{ kind: 'appointment', appointment: id }}
            within="page"
          />
        ) : null}
        <WantEarlier key={`earlier-${id}`} appointment={appointment} now={now} />
        <Protect appointment={appointment} now={now} />
        <Actions
          appointment={appointment}
          now={now}
          onChanged={onChanged}
          onOpen={() => setSaid(undefined)}
        />
      </div>
    </Page>
  );
}
