import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Slot } from '../../api/contract.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import type { PanelProps } from './panel.tsx';
import { toldWords } from './told.ts';

interface ConfirmMoveProps extends PanelProps {
  readonly slot: Pick<Slot, 'start'> & Partial<Pick<Slot, 'place' | 'mode'>>;
  /** In this agenda and no other. */
  readonly professional: string | undefined;
  /** Back to the times, with the problem when the time went to somebody else. */
  readonly onOther: (problem?: Problem) => void;
}

const ID = 'agreement';

/** From when to when, on whose wish, and that the person agreed (F1); one act, in which no time is lost (B4). */
export function ConfirmMove({ appointment, slot, professional, onChanged, onOther }: ConfirmMoveProps) {
  const { ask } = useStaff();
  const { when, zone, place } = useWords();
  const [reason, setReason] = useState<'person-asked' | 'caf'>('person-asked');
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const box = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const labels = texts.move;
  const { errors, busy, submit } = useForm({
    values: agreed,
    check: (values) => checkAgreement(ID, values, zone),
    send: async (values) => {
      const result = await ask('POST /v1/staff/appointments/{id}/move', {
        params: { id: appointment.id },
        body: {
          start: slot.start,
          ...(slot.place === undefined ? {} : { place: slot.place }),
          ...(slot.mode === undefined ? {} : { mode: slot.mode }),
          ...(professional === undefined ? {} : { professional }),
          reason,
          agreement: agreementOf(values, zone),
        },
      });
      if (result.ok) onChanged(result.value, labels.done(when.dayAndTime(result.value.start)));
      else if (result.problem.code === 'SLOT_TAKEN') onOther(result.problem);
      else return result.problem;
      return undefined;
    },
  });
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <p ref={box} tabIndex={-1}>
        <span class="soft block">
          {labels.before} <s>{when.dayAndTime(appointment.start)}</s>
        </span>
        <strong class="block">
          {labels.after} {when.dayAndTime(slot.start)}
        </strong>
        {slot.mode === undefined || slot.place === undefined ? null : (
          <span class="block">{texts.howAndWhere(slot.mode, place(slot.place))}</span>
        )}
      </p>
      <OneOf
        id="reason"
        legend={labels.why}
        value={reason}
        onValue={setReason}
        options={[
          { value: 'person-asked', label: labels.person },
          { value: 'caf', label: labels.caf },
        ]}
      />
      <Agreement id={ID} value={agreed} onValue={setAgreed} errors={errors} zone={zone} />
      <p class="notice info" role="status">
        {toldWords(appointment, reason === 'caf' ? 'moved-by-caf' : 'moved')}
      </p>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {labels.confirm}
        </Button>
        <Button kind="secondary" onClick={() => onOther()}>
          {labels.otherTime}
        </Button>
      </div>
    </form>
  );
}
