import { useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useAct } from '../../app/use-act.ts';
import { useKey } from '../../app/use-key.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import type { Appointment } from '../desk/desk-words.ts';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';

/** Somebody who has an appointment and wants an earlier day: onto the list with their agreement (F1), whoever booked it. */
export function WantEarlier({ appointment, now }: { appointment: Appointment; now: number }) {
  const { hasRole } = useStaff();
  const { services } = useCatalogue();
  const { isOpen, close, opener } = useDisclosure();
  const [isDone, setDone] = useState(false);
  const { status, start, service: id, view } = appointment;
  const service = services.find((one) => one.id === id);
  const isMine = service !== undefined && hasRole('secretariat', service.receivedBy);
  const stands = status === 'confirmed' && Date.parse(start) > now && view === 'full';
  if (!stands || !isMine || service.bookableBy !== 'anyone') return null;
  return (
    <div class="stack-small">
      <div role="status">{isDone ? <p class="notice good">{texts.earlier.done}</p> : null}</div>
      <p>
        <button class="button secondary" {...opener}>
          {texts.earlier.open}
        </button>
      </p>
      {isOpen ? (
        <Enter
          appointment={appointment}
          onKeep={close}
          onDone={() => {
            close();
            setDone(true);
          }}
        />
      ) : null}
    </div>
  );
}

interface EnterProps {
  readonly appointment: Appointment;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

function Enter({ appointment, onDone, onKeep }: EnterProps) {
  const { ask, me } = useStaff();
  const { zone } = me.caf;
  const keyFor = useKey();
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, act } = useAct();
  const send = () => {
    const found = checkAgreement('earlier-agreed', agreed, zone);
    setErrors(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return document.getElementById(first)?.focus();
    const body = { appointment: appointment.id, agreement: agreementOf(agreed, zone) };
    void act(() => ask('POST /v1/staff/waiting-list', { body }, { key: keyFor(body) }), onDone);
  };
  return (
    <SettlingForm
      problem={problem === undefined ? undefined : inWords(problem)}
      busy={busy}
      yes={texts.earlier.send}
      onYes={() => send()}
      no={texts.cancel}
      onNo={onKeep}
    >
      <h2>{texts.earlier.title}</h2>
      <p>{texts.earlier.words}</p>
      <Agreement
        id="earlier-agreed"
        value={agreed}
        onValue={setAgreed}
        errors={errors}
        zone={zone}
        words={texts.addAgreement}
      />
    </SettlingForm>
  );
}

function inWords(problem: Problem): Problem {
  if (problem.code === 'ALREADY_WAITING') return { ...problem, detail: texts.earlier.already };
  return problem.code === 'NOT_POSSIBLE_NOW' ? { ...problem, detail: texts.earlier.late } : problem;
}
