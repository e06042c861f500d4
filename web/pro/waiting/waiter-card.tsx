import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { middayOf } from '../../app/dates.ts';
import { useAct } from '../../app/use-act.ts';
import { agoInWords, fullName, useWords } from '../desk/desk-words.ts';
import { HowToReach } from '../desk/how-to-reach.tsx';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useStaff } from '../staff.tsx';
import { listed } from '../words.ts';
import { RecordAnswer } from './record-answer.tsx';
import { texts } from './texts.fr.ts';
import type { Waiter } from './types.ts';
import './waiting.css';

interface WaiterCardProps {
  readonly waiter: Waiter;
  readonly onDone: (said: string) => void;
}

/** One person on the list: where they stand, what they wish for, what is kept for them; their answer, or off the list. */
export function WaiterCard({ waiter, onDone }: WaiterCardProps) {
  const { id, person, contact, offer, rank, since } = waiter;
  const [act, setAct] = useState<'answer' | 'remove'>();
  const name = fullName(person);
  const close = () => {
    document.getElementById(`${act}-${id}-opener`)?.focus();
    setAct(undefined);
  };
  const opener = (which: 'answer' | 'remove') => ({
    id: `${which}-${id}-opener`,
    type: 'button' as const,
    'aria-expanded': act === which,
    onClick: () => setAct(act === which ? undefined : which),
  });
  return (
    <div class="stack-small">
      <div class="columns">
        <div class="stack-small">
          <h2>{name}</h2>
          <p>
            <span class="tag info">{texts.rank(rank)}</span>
          </p>
          <p class="small soft">{texts.since(agoInWords(since, Date.now()))}</p>
          <HowToReach phone={person.phone} email={person.email} contact={contact} />
        </div>
        <Wishes waiter={waiter} />
        <div class="acts">
          {offer === undefined ? null : (
            <button class="button" {...opener('answer')}>
              {texts.record}
            </button>
          )}
          <button class="button quiet" {...opener('remove')}>
            {texts.remove}
          </button>
        </div>
      </div>
      {offer === undefined ? null : <Offer offer={offer} />}
      {act === 'answer' && offer !== undefined ? (
        <RecordAnswer
          id={id}
          start={offer.start}
          onKeep={close}
          onDone={(answer) => onDone(texts.said[answer](name))}
        />
      ) : null}
      {act === 'remove' ? (
        <Remove id={id} name={name} onKeep={close} onDone={() => onDone(texts.said.removed(name))} />
      ) : null}
    </div>
  );
}

function Wishes({ waiter }: { waiter: Waiter }) {
  const words = useWords();
  const { places, modes, until, enteredBy, offersLeft, service } = waiter;
  const all = useCatalogue().services.find(({ id }) => id === service)?.places.length ?? 0;
  const where =
    places.length >= all
      ? texts.anywhere
      : places.length > 3
        ? texts.places(places.length)
        : listed(places.map(words.place));
  return (
    <ul class="wishes small">
      <li>{where}</li>
      <li>{listed(modes.map(words.mode))}</li>
      <li>{texts.until(words.when.shortDay(middayOf(until)))}</li>
      <li class="soft">{texts.by[enteredBy]}</li>
      <li class="soft">{texts.offersLeft(offersLeft)}</li>
    </ul>
  );
}

function Offer({ offer }: { offer: NonNullable<Waiter['offer']> }) {
  const words = useWords();
  const { start, place, mode, until, moves, byPhone } = offer;
  return (
    <div class="notice warning stack-small">
      <p>
        <strong>{texts.offer(words.moment(start))}</strong>, {words.mode(mode)}
        {mode === 'on-site' ? `, ${words.place(place)}` : ''}
      </p>
      <p>{texts.answerBefore(words.moment(until))}</p>
      {moves === undefined ? null : <p>{texts.moves(words.moment(moves))}</p>}
      <p class="small">{byPhone ? texts.byPhone : texts.byMail}</p>
    </div>
  );
}

interface RemoveProps {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

function Remove({ id, name, onDone, onKeep }: RemoveProps) {
  const { ask } = useStaff();
  const { busy, problem, act } = useAct();
  const remove = () => void act(() => ask('DELETE /v1/staff/waiting-list/{id}', { params: { id } }), onDone);
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      kind="danger"
      yes={texts.removeYes}
      onYes={remove}
      no={texts.removeNo}
      onNo={onKeep}
    >
      <p>{texts.removeWords(name)}</p>
    </SettlingForm>
  );
}
