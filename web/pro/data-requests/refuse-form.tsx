import { useState } from 'preact/hooks';
import { pairsOf } from '../../app/pairs.ts';
import { useAct } from '../../app/use-act.ts';
import { OneOf } from '../../design/choices.tsx';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Reason } from './types.ts';

interface RefuseFormProps {
  readonly id: string;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

/** Ends a request whose identity is not proven, or that is no longer wanted; told in neutral words (D3). */
export function RefuseForm({ id, onDone, onKeep }: RefuseFormProps) {
  const { ask } = useStaff();
  const [reason, setReason] = useState<Reason>();
  const [isMissing, setMissing] = useState(false);
  const { busy, problem, act } = useAct();
  const words = texts.refuse;
  const why = `reason-${id}`;
  const send = () => {
    setMissing(reason === undefined);
    if (reason === undefined) {
      document.getElementById(why)?.focus();
      return;
    }
    const body = { reason };
    void act(() => ask('POST /v1/staff/data-requests/{id}/refuse', { params: { id }, body }), onDone);
  };
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      kind="danger"
      yes={words.yes}
      onYes={send}
      no={words.no}
      onNo={onKeep}
    >
      <OneOf
        id={why}
        legend={words.why}
        error={isMissing ? words.missing : undefined}
        value={reason}
        onValue={setReason}
        options={pairsOf(words.reasons).map(([value, option]) => ({ value, ...option }))}
      />
      <p>{words.words}</p>
    </SettlingForm>
  );
}
