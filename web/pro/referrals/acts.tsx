import { useRef, useState } from 'preact/hooks';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { useStartBooking } from '../desk/booking/start-booking.ts';
import { fullName } from '../desk/desk-words.ts';
import { typedPerson } from '../desk/find-people.ts';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Referral, Result } from './types.ts';

interface ActsProps {
  readonly referral: Referral;
  readonly as: 'sender' | 'receiver';
  readonly onDone: (said: string) => void;
}

type Asked = 'refuse' | 'withdraw' | 'finish';
const ASKED = ['finish', 'refuse', 'withdraw'] as const;

/** What may be done with a referral now; what cannot be undone is asked once more, below the buttons. */
export function Acts({ referral, as, onDone }: ActsProps) {
  const { ask } = useStaff();
  const start = useStartBooking();
  const { busy, problem, act } = useAct();
  const [asked, setAsked] = useState<Asked>();
  const openers = useRef<Partial<Record<Asked, HTMLButtonElement | null>>>({});
  const { id, may, mayCallBack, person, to, status } = referral;
  const words = texts.card;
  const name = fullName(person);
  const accept = (callBack: boolean) =>
    void act(
      () => ask('POST /v1/staff/referrals/{id}/accept', { params: { id }, body: { callBack } }),
      () => onDone(callBack ? words.said.acceptAndCall(name) : words.said.accept(name)),
    );
  const close = () => {
    if (asked !== undefined) openers.current[asked]?.focus();
    setAsked(undefined);
  };
  const whose = <span class="visually-hidden"> – {name}</span>;
  return (
    <div class="acts">
      {problem === undefined ? null : <Failed problem={problem} />}
      {may.includes('accept') ? (
        <Button busy={busy} onClick={() => accept(false)}>
          {words.accept}
          {whose}
        </Button>
      ) : null}
      {may.includes('accept') && mayCallBack ? (
        <Button kind="secondary" busy={busy} onClick={() => accept(true)}>
          {words.acceptAndCall}
          {whose}
        </Button>
      ) : null}
      {as === 'receiver' && status === 'accepted' && to.kind === 'service' ? (
        <Button kind="secondary" onClick={() => start({ service: to.id, person: typedPerson(person) })}>
          {words.book}
          {whose}
        </Button>
      ) : null}
      {ASKED.filter((act) => may.includes(act)).map((act) => (
        <button
          key={act}
          type="button"
          class={act === 'finish' ? 'button' : 'button quiet'}
          aria-expanded={asked === act}
          ref={(element) => {
            openers.current[act] = element;
          }}
          onClick={() => (asked === act ? close() : setAsked(act))}
        >
          {words[act]}
          {whose}
        </button>
      ))}
      {asked === 'finish' ? <Finish referral={referral} onDone={onDone} onLeave={close} /> : null}
      {asked === 'refuse' || asked === 'withdraw' ? (
        <Sure key={asked} act={asked} referral={referral} onDone={onDone} onLeave={close} />
      ) : null}
    </div>
  );
}

interface PanelProps {
  readonly referral: Referral;
  readonly onDone: (said: string) => void;
  readonly onLeave: () => void;
}

function Sure({ act, referral, onDone, onLeave }: PanelProps & { act: 'refuse' | 'withdraw' }) {
  const { ask } = useStaff();
  const { busy, problem, act: settle } = useAct();
  const words = texts.card;
  const name = fullName(referral.person);
  const params = { id: referral.id };
  const send = () =>
    act === 'refuse'
      ? ask('POST /v1/staff/referrals/{id}/refuse', { params })
      : ask('POST /v1/staff/referrals/{id}/withdraw', { params });
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      kind="danger"
      yes={words.yes}
      onYes={() => void settle(send, () => onDone(words.said[act](name)))}
      no={words.no}
      onNo={onLeave}
    >
      <p>{act === 'refuse' ? words.refuseSure(name) : words.withdrawSure(name)}</p>
    </SettlingForm>
  );
}

const RESULTS = [
  'booked',
  'called-back',
  'answered',
  'referred-on',
  'no-longer-wanted',
  'unreachable',
] as const satisfies readonly Result[];

function Finish({ referral: { id, person }, onDone, onLeave }: PanelProps) {
  const { ask } = useStaff();
  const { busy, problem, act } = useAct();
  const [result, setResult] = useState<Result>();
  const [isMissing, setMissing] = useState(false);
  const words = texts.card;
  const finish = () => {
    setMissing(result === undefined);
    if (result === undefined) return document.getElementById(`result-${id}`)?.focus();
    void act(
      () => ask('POST /v1/staff/referrals/{id}/finish', { params: { id }, body: { result } }),
      () => onDone(words.said.finish(fullName(person))),
    );
  };
  return (
    <SettlingForm problem={problem} busy={busy} yes={words.save} onYes={finish} no={words.no} onNo={onLeave}>
      <SelectField
        id={`result-${id}`}
        label={words.finishWhich}
        error={isMissing ? words.chooseResult : undefined}
        value={result ?? ''}
        onValue={(chosen) => setResult(RESULTS.find((one) => one === chosen))}
        options={[
          { value: '', label: texts.refer.choose },
          ...RESULTS.map((value) => ({ value, label: texts.results[value] })),
        ]}
      />
    </SettlingForm>
  );
}
