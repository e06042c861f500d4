import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts as common } from '../texts.fr.ts';
import { useAct, useActs } from './acts.ts';
import { AddAppointment } from './add-appointment.tsx';
import { RowPanel } from './row-panel.tsx';
import { texts } from './texts.fr.ts';
import { type SeriesAppointment, SUPPORT } from './types.ts';

const TONES = { 'to-book': 'warning', confirmed: 'info', cancelled: 'plain', closed: 'plain' } as const;

/** One appointment of a series: how it stands, and what can be done with it now. */
export function SeriesAppointmentRow({ one }: { one: SeriesAppointment }) {
  const { now } = useActs();
  const { moment, mode, place } = useWords();
  const words = texts.series;
  const { id, status, start, end, travelMinutes, outcome, cancelledBy, problem, notAtHome } = one;
  const isToClose = status === 'confirmed' && Date.parse(end) <= now;
  const isAhead = status === 'confirmed' && Date.parse(start) > now;
  return (
    <>
      <div class="head">
        <h3>{moment(start)}</h3>
        <span class={`tag ${isToClose ? 'warning' : TONES[status]}`}>
          {isToClose ? words.past : words.statuses[status]}
        </span>
      </div>
      <p class="soft">
        {common.howAndWhere(one.mode, place(one.place))}
        {travelMinutes === undefined ? '' : `, ${words.travel(travelMinutes)}`}
        {outcome === undefined ? '' : ` · ${common.outcomes[outcome].short}`}
        {cancelledBy === undefined ? '' : ` · ${cancelledBy === 'caf' ? words.byCaf : words.byPerson}`}
      </p>
      {notAtHome === true ? <p class="field-error">{words.notAtHome}</p> : null}
      {problem === undefined ? null : <p class="field-error">{words.problems[problem]}</p>}
      {status === 'to-book' ? <ToBook one={one} /> : null}
      {isAhead ? <Ahead one={one} about={`${moment(start)}, ${mode(one.mode)}`} /> : null}
      {isToClose || status === 'closed' ? (
        <p>
          <a href={`/pro/rendez-vous/${id}`}>
            {words.open}
            <span class="visually-hidden"> : {moment(start)}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}

function ToBook({ one }: { one: SeriesAppointment }) {
  const { ask } = useStaff();
  const { series } = useActs();
  const { moment } = useWords();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const words = texts.series;
  if (series.status === 'ended') return null;
  const params = { id: series.id, appointment: one.id };
  return isOpen ? (
    <AddAppointment insteadOf={one.id} onClose={() => setOpen(false)} />
  ) : (
    <div class="series-acts">
      <button type="button" class="button secondary" onClick={() => setOpen(true)}>
        {words.otherDate}
        <span class="visually-hidden"> : {moment(one.start)}</span>
      </button>
      <TwoSteps
        label={words.leaveOut}
        about={moment(one.start)}
        title={words.leaveOutTitle}
        words={words.leaveOutWords}
        yes={words.leaveOut}
        no={words.no}
        act={() =>
          act(
            () => ask('DELETE /v1/staff/support-series/{id}/appointments/{appointment}', { params }),
            words.leftOut,
          )
        }
      />
    </div>
  );
}

function Ahead({ one, about }: { one: SeriesAppointment; about: string }) {
  const { ask } = useStaff();
  const { services } = useCatalogue();
  const { series, again } = useActs();
  const [panel, setPanel] = useState<'move' | 'cancel'>();
  const words = texts.series;
  const others = (services.find(({ id }) => id === SUPPORT)?.modes ?? []).filter(
    (mode) => mode !== one.mode && (mode !== 'home' || series.home === 'given'),
  );
  if (panel !== undefined)
    return <RowPanel key={panel} id={one.id} panel={panel} onClose={() => setPanel(undefined)} />;
  return (
    <div class="series-acts">
      {(['move', 'cancel'] as const).map((act) => (
        <button key={act} type="button" class="button secondary" onClick={() => setPanel(act)}>
          {words[act]}
          <span class="visually-hidden"> : {about}</span>
        </button>
      ))}
      {others.map((mode) => (
        <TwoSteps
          key={mode}
          label={words.toMode[mode]}
          about={about}
          title={words.toModeTitle}
          words={words.toModeWords}
          yes={words.toModeYes}
          no={words.no}
          isHarmless
          act={async () => {
            const answer = await ask('POST /v1/staff/appointments/{id}/move', {
              params: { id: one.id },
              body: { start: one.start, mode, agreement: { at: new Date().toISOString() } },
            });
            if (!answer.ok) return answer.problem;
            again(words.toModeDone);
            return undefined;
          }}
        />
      ))}
    </div>
  );
}
