import type { AnswerOf } from '../../api/contract.ts';
import { useAct } from '../../app/use-act.ts';
import { useStaff } from '../staff.tsx';
import { RecordAnswer } from '../waiting/record-answer.tsx';
import { texts as waitingTexts } from '../waiting/texts.fr.ts';
import { useMayOpen } from './appointment-line.tsx';
import { agoInWords, fullName, useWords, type Words } from './desk-words.ts';
import { HowToReach } from './how-to-reach.tsx';
import { SettlingForm } from './settling-form.tsx';
import { texts } from './texts.fr.ts';
import { useDisclosure } from './use-disclosure.ts';

export type Call = AnswerOf<'GET /v1/staff/to-call'>['calls'][number];

interface CallCardProps {
  readonly call: Call;
  readonly onTold: (name: string) => void;
}

/** One person to phone: how (F4), why, what to say in a sentence, until when; ticked off in two gestures, for it cannot be undone. */
export function CallCard({ call, onTold }: CallCardProps) {
  const { appointment, mediation, request, waiting, phone, contact, message, why, until, since } = call;
  const words = useWords();
  const person = mediation?.person ?? request?.person ?? waiting?.person ?? appointment?.person;
  const name = person === undefined ? '' : fullName(person);
  const { isOpen, close, opener } = useDisclosure();
  return (
    <div class="stack-small">
      <div class="columns">
        <div class="stack-small">
          <h2>{name}</h2>
          <p class="small soft">{texts.toCall.since(agoInWords(since, Date.now()))}</p>
          <HowToReach phone={phone} contact={contact} />
        </div>
        <div class="stack-small">
          <p>
            <span class="tag info">{texts.toCall.about[message]}</span>
          </p>
          <p>
            <span class="visually-hidden">{texts.toCall.sayTitle} : </span>
            {sentence(call, words)}
          </p>
          <Offers call={call} />
          <p class="small soft">{texts.toCall.why[why]}</p>
          {until === undefined ? null : (
            <p class="small">
              <strong>{texts.toCall.until(words.moment(until))}</strong>
            </p>
          )}
        </div>
        <div class="acts">
          <button class="button" {...opener}>
            {waiting === undefined ? texts.toCall.tick : waitingTexts.record}
          </button>
          <ToIts call={call} />
        </div>
      </div>
      {isOpen && waiting !== undefined ? (
        <RecordAnswer id={waiting.id} start={waiting.start} onKeep={close} onDone={() => onTold(name)} />
      ) : null}
      {isOpen && waiting === undefined ? (
        <Tick id={call.id} name={name} onTold={() => onTold(name)} onKeep={close} />
      ) : null}
    </div>
  );
}

/** A joint session is named after its case, with a number. */
const JOINT = /^.{36}-\d+$/;

/** The page of the appointment or, for those who see it, of the case. An hour of a mediation has no page of its own. */
function ToIts({ call: { appointment, mediation, request, waiting } }: { call: Call }) {
  const mayOpen = useMayOpen();
  if (waiting !== undefined) return <a href="/pro/attente">{waitingTexts.title}</a>;
  if (request !== undefined) return <a href={`/pro/demandes/${request.id}`}>{texts.toCall.openRequest}</a>;
  if (mediation !== undefined) return <a href={`/pro/dossiers/${mediation.id}`}>{texts.toCall.openCase}</a>;
  if (appointment === undefined || JOINT.test(appointment.id) || !mayOpen) return null;
  return <a href={`/pro/rendez-vous/${appointment.id}`}>{texts.toCall.open}</a>;
}

/** What to say. Of a party to be asked no hour is fixed; their page shows what is proposed. */
function sentence({ message, appointment, waiting }: Call, words: Words): string {
  const { moment } = words;
  const { say } = texts.toCall;
  const when = appointment === undefined ? undefined : moment(appointment.start);
  switch (message) {
    case 'agreement-asked':
    case 'session-proposed':
    case 'closed':
    case 'request-received':
    case 'request-times':
    case 'request-reminder':
    case 'request-answer':
      return say[message]();
    case 'waiting-code':
    case 'waiting-joined':
    case 'waiting-offer':
      return waiting === undefined ? '' : keptForThem(waiting, words);
    case 'session-off':
      return when === undefined ? say['session-off-proposal']() : say[message](when);
    default:
      return say[message](when ?? '');
  }
}

function keptForThem({ start, place, mode, moves }: NonNullable<Call['waiting']>, words: Words): string {
  const where = mode === 'on-site' ? `, ${words.place(place)}` : `, ${words.mode(mode)}`;
  const time = `${words.moment(start)}${where}`;
  return moves === undefined ? waitingTexts.say(time) : waitingTexts.sayMoves(time, words.moment(moves));
}

function Offers({ call: { message, appointment } }: { call: Call }) {
  const words = useWords();
  if (message !== 'offered-times' || appointment?.offers === undefined) return null;
  return (
    <div class="small">
      <p class="label">{texts.toCall.offers}</p>
      <ul>
        {appointment.offers.map(({ start, place, mode }) => (
          <li key={start}>
            {words.moment(start)}, {words.mode(mode)}, {words.place(place)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TickProps {
  readonly id: string;
  readonly name: string;
  readonly onTold: () => void;
  readonly onKeep: () => void;
}

function Tick({ id, name, onTold, onKeep }: TickProps) {
  const { ask } = useStaff();
  const { busy, problem, act } = useAct();
  const tick = () => void act(() => ask('POST /v1/staff/to-call/{id}/done', { params: { id } }), onTold);
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      yes={texts.toCall.yes}
      onYes={tick}
      no={texts.toCall.no}
      onNo={onKeep}
    >
      <p>{texts.toCall.confirm(name)}</p>
    </SettlingForm>
  );
}
