import { useState } from 'preact/hooks';
import { pairsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './session-texts.fr.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { Attendance, Session } from './types.ts';
import { nameOf } from './words.ts';

/** Who came to a session that is over; it can be corrected (M6). */
export function Attended({ session }: { session: Session }) {
  const { mediation } = useActs();
  const { isOpen, close, opener } = useDisclosure();
  const { attendance = [] } = session;
  const hows = mediation.parties.flatMap((party) => {
    const found = attendance.find((one) => one.party === party.id);
    return found === undefined ? [] : [{ party, how: found.how }];
  });
  const words = texts.attendance;
  return (
    <div class="flush stack-small">
      <ul>
        {hows.map(({ party, how }) => (
          <li key={party.id}>
            {nameOf(party)} : {listTexts.attendance[how].toLowerCase()}
          </li>
        ))}
      </ul>
      <button class={hows.length === 0 ? 'button' : 'button quiet'} {...opener}>
        {hows.length === 0 ? words.record : words.correct}
      </button>
      {isOpen ? <AttendanceForm session={session} onClose={close} /> : null}
    </div>
  );
}

type Hows = Readonly<Record<string, Attendance>>;

function AttendanceForm({ session, onClose }: { session: Session; onClose: () => void }) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  const { parties } = mediation;
  const [hows, setHows] = useState<Hows>(() =>
    Object.fromEntries((session.attendance ?? []).map(({ party, how }) => [party, how])),
  );
  const words = texts.attendance;
  const control = (party: string) => `came-${session.id.slice(-4)}-${party.slice(0, 8)}`;
  const { errors, busy, submit } = useForm({
    values: hows,
    check: (values): Errors =>
      Object.fromEntries(
        parties.flatMap((party) =>
          values[party.id] === undefined ? [[control(party.id), words.missing(nameOf(party))]] : [],
        ),
      ),
    send: async (values) => {
      const attendance = parties.flatMap(({ id }) => {
        const how = values[id];
        return how === undefined ? [] : [{ party: id, how }];
      });
      const params = { id: mediation.id, session: session.id };
      const problem = await move(
        () =>
          ask('POST /v1/staff/mediations/{id}/sessions/{session}/outcome', {
            params,
            body: { attendance },
          }),
        words.done,
      );
      if (problem === undefined) onClose();
      return problem;
    },
  });
  return (
    <form class="inset stack" noValidate onSubmit={submit} aria-label={words.title}>
      <ErrorSummary errors={errors} />
      <p>{words.words}</p>
      {parties.map((party) => (
        <div class="many" key={party.id}>
          <OneOf
            id={control(party.id)}
            legend={nameOf(party)}
            value={hows[party.id]}
            error={errors[control(party.id)]}
            onValue={(how) => setHows({ ...hows, [party.id]: how })}
            options={pairsOf(listTexts.attendance).map(([value, label]) => ({ value, label }))}
          />
        </div>
      ))}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
