import { useState } from 'preact/hooks';
import type { AnswerOf, CallOf } from '../../api/contract.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { useStaff } from '../staff.tsx';
import { listed } from '../words.ts';
import { useBookable } from './booking/bookable.ts';
import { useStartBooking } from './booking/start-booking.ts';
import { agoInWords, fullName, hoursInWords, phoneInWords, useWords } from './desk-words.ts';
import { NOBODY } from './person-fields.ts';
import { SettlingForm } from './settling-form.tsx';
import { texts } from './texts.fr.ts';
import { useDisclosure } from './use-disclosure.ts';

export type CallBack = AnswerOf<'GET /v1/staff/call-backs'>['callBacks'][number];
type Result = CallOf<'POST /v1/staff/call-backs/{id}/done'>['body']['result'];

const RESULTS = [
  'booked',
  'referred',
  'no-longer-wanted',
  'unreachable',
] as const satisfies readonly Result[];

interface CallBackCardProps {
  readonly callBack: CallBack;
  readonly onSettled: (name: string) => void;
}

/** One person to phone back: whom, when, for what, since when, and how it ended. */
export function CallBackCard({ callBack, onSettled }: CallBackCardProps) {
  const { service, person, hours, needs, since, overdue } = callBack;
  const words = useWords();
  const start = useStartBooking();
  const isBookable = useBookable().some(({ id }) => id === service);
  const name = fullName(person);
  const { isOpen, close, opener } = useDisclosure();
  const book = () =>
    start({
      service,
      person: { ...NOBODY, ...person },
      by: 'phone',
      hours,
      needs,
      callBack: callBack.id,
    });
  return (
    <div class="stack-small">
      <div class="columns">
        <div>
          <h2>{name}</h2>
          <p>
            {overdue ? <span class="tag bad">{texts.callBacks.overdue}</span> : null}{' '}
            {texts.callBacks.waiting(agoInWords(since, Date.now()))}
            <span class="soft">, {words.when.shortDay(since)}</span>
          </p>
        </div>
        <dl class="small facts-tight">
          <div>
            <dt>{texts.callBacks.about}</dt>
            <dd>{words.service(service)}</dd>
          </div>
          <div>
            <dt>{texts.callBacks.when}</dt>
            <dd>{hoursInWords(hours)}</dd>
          </div>
          {needs.length === 0 ? null : (
            <div>
              <dt>{texts.callBacks.needs}</dt>
              <dd>{listed(needs.map((need) => texts.words.needs[need]))}</dd>
            </div>
          )}
        </dl>
        <div class="acts">
          <a
            class="button secondary phone"
            href={`tel:${person.phone}`}
            aria-label={texts.reach.call(phoneInWords(person.phone))}
          >
            {phoneInWords(person.phone)}
          </a>
          {isBookable ? (
            <Button onClick={book}>{texts.callBacks.book}</Button>
          ) : (
            <p class="small">{texts.callBacks.notHere}</p>
          )}
          <button class="button quiet" {...opener}>
            {texts.callBacks.settle}
          </button>
        </div>
      </div>
      {isOpen ? <Settle callBack={callBack} onSettled={() => onSettled(name)} onKeep={close} /> : null}
    </div>
  );
}

interface SettleProps {
  readonly callBack: CallBack;
  readonly onSettled: () => void;
  readonly onKeep: () => void;
}

function Settle({ callBack: { id, person }, onSettled, onKeep }: SettleProps) {
  const { ask } = useStaff();
  const [result, setResult] = useState<Result>();
  const [isMissing, setMissing] = useState(false);
  const { busy, problem, act } = useAct();
  const done = () => {
    setMissing(result === undefined);
    if (result === undefined) {
      document.getElementById(`result-${id}`)?.focus();
      return;
    }
    void act(
      () => ask('POST /v1/staff/call-backs/{id}/done', { params: { id }, body: { result } }),
      onSettled,
    );
  };
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      yes={texts.callBacks.done}
      onYes={done}
      no={texts.callBacks.keep}
      onNo={onKeep}
    >
      <OneOf
        id={`result-${id}`}
        legend={texts.callBacks.how(fullName(person))}
        value={result}
        onValue={setResult}
        error={isMissing ? texts.callBacks.resultMissing : undefined}
        options={RESULTS.map((value) => ({ value, label: texts.callBacks.results[value] }))}
      />
    </SettlingForm>
  );
}
