import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import type { Problem, Result } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { capital } from '../../app/when.ts';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useNow } from '../agenda/use-now.ts';
import { useStartBooking } from '../desk/booking/start-booking.ts';
import { useWords } from '../desk/desk-words.ts';
import { Said } from '../desk/said.tsx';
import { Attendance } from '../group/attendance.tsx';
import { Closing } from '../group/closing.tsx';
import { listed } from '../words.ts';
import '../group/group.css';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useSaid } from '../desk/use-said.ts';
import { MoreSeats } from '../group/more-seats.tsx';
import { Registered } from '../group/registered.tsx';
import { texts } from '../group/texts.fr.ts';
import type { Group } from '../group/types.ts';
import { namesOf, standingOf } from '../group/words.ts';
import { useStaff } from '../staff.tsx';

/** One group session: how full it is, who is registered, and what may be done with it now. */
export default function GroupPage() {
  const { ask } = useStaff();
  const { id = '' } = useRoute().params;
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/groups/{id}', { params: { id } }, { signal }),
    [id],
  );
  const [changed, setChanged] = useState<Group>();
  useEffect(() => setChanged(undefined), [id]);
  const group = changed ?? (load.state === 'ready' ? load.value : undefined);
  if (group !== undefined) return <Shown group={group} onGroup={setChanged} />;
  return (
    <Page title={texts.list.title}>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
    </Page>
  );
}

interface ShownProps {
  readonly group: Group;
  readonly onGroup: (group: Group) => void;
}

function Shown({ group, onGroup }: ShownProps) {
  const { ask } = useStaff();
  const words = useWords();
  const now = useNow();
  const { said, say } = useSaid();
  const { id, service, start, end, status, registered, registrations, seats, canRun } = group;
  const params = { id };
  const act = async (move: Promise<Result<Group>>, done: string): Promise<Problem | undefined> => {
    const answer = await move;
    if (!answer.ok) return answer.problem;
    onGroup(answer.value);
    say(done);
    return undefined;
  };
  const hasBegun = Date.parse(start) <= now;
  const isOpen = status === 'open';
  return (
    <Page
      title={capital(words.moment(start))}
      neutralTitle={texts.tab}
      lead={`${words.service(service)}, ${texts.until(words.when.time(end))}`}
    >
      <div class="desk stack">
        <Said words={said} />
        <Facts group={group} now={now} />
        {isOpen && !hasBegun ? (
          <div class="row">
            <Register group={group} />
            {registrations === undefined ? null : <ToSheet id={id} />}
            {canRun ? (
              <MoreSeats
                seats={seats}
                onSeats={(more) =>
                  act(
                    ask('POST /v1/staff/groups/{id}/seats', { params, body: { seats: more } }),
                    texts.more.done(more),
                  )
                }
              />
            ) : null}
          </div>
        ) : null}
        {hasBegun && registrations !== undefined ? (
          <p>
            <ToSheet id={id} />
          </p>
        ) : null}
        {hasBegun && canRun && status !== 'cancelled' ? (
          <>
            <Attendance
              registrations={registrations ?? []}
              onCame={(attendance) =>
                act(
                  ask('POST /v1/staff/groups/{id}/attendance', { params, body: { attendance } }),
                  texts.attendance.done,
                )
              }
            />
            <Closing
              outcome={group.outcome}
              onOutcome={(outcome) =>
                act(
                  ask('POST /v1/staff/groups/{id}/outcome', { params, body: { outcome } }),
                  texts.closing.done,
                )
              }
            />
          </>
        ) : null}
        {status === 'cancelled' ? null : <Registered registrations={registrations} />}
        {isOpen && !hasBegun && canRun ? (
          <TwoSteps
            label={texts.cancel.label}
            title={texts.cancel.title}
            words={texts.cancel.words(registered)}
            yes={texts.cancel.yes}
            no={texts.cancel.no}
            act={() => act(ask('POST /v1/staff/groups/{id}/cancel', { params }), texts.cancel.done)}
          />
        ) : null}
        <p>
          <a href="/pro/reunions">{texts.one.back}</a>
        </p>
      </div>
    </Page>
  );
}

function Facts({ group, now }: { group: Group; now: number }) {
  const words = useWords();
  const { place, animators, registered, seats, seatsLeft, status, outcome, outsideHours } = group;
  const standing = standingOf(group, now);
  const outside = animators.filter(({ id }) => outsideHours.includes(id));
  return (
    <>
      {outside.length === 0 ? null : (
        <Notice tone="warning">
          <p>{texts.one.outside(listed(outside.map((one) => words.professional(one))))}</p>
        </Notice>
      )}
      <div class="card stack-small">
        <p>
          <span class={`tag ${standing.tone}`}>{standing.words}</span>
        </p>
        <dl class="facts">
          <div>
            <dt>{texts.one.where}</dt>
            <dd>{words.place(place)}</dd>
          </div>
          <div>
            <dt>{texts.one.who}</dt>
            <dd>{namesOf(animators)}</dd>
          </div>
          {status === 'cancelled' ? null : (
            <div>
              <dt>{texts.one.howMany}</dt>
              <dd>
                {texts.seats(registered, seats)}
                {status === 'open' ? <span class="block">{texts.left(seatsLeft)}</span> : null}
              </dd>
            </div>
          )}
          {outcome === undefined ? null : (
            <div>
              <dt>{texts.one.outcome}</dt>
              <dd>{texts.outcomes[outcome]}</dd>
            </div>
          )}
        </dl>
      </div>
    </>
  );
}

/** Books a seat for somebody on the phone, by the same steps as any other appointment (F1). */
function Register({ group }: { group: Group }) {
  const begin = useStartBooking();
  const { hasRole } = useStaff();
  const { id: session, service, mode, place, start, end, seatsLeft } = group;
  const mayBook = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist', 'benefits-adviser');
  if (!mayBook || seatsLeft === 0) return null;
  const slot = { start, end, place, mode, session, seatsLeft };
  return (
    <button type="button" class="button" onClick={() => begin({ service, mode, place, slot })}>
      {texts.one.register}
    </button>
  );
}

const ToSheet = ({ id }: { id: string }) => (
  <a class="button secondary" href={`/pro/reunions/${id}/presences`}>
    {texts.one.sheet}
  </a>
);
