import { useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { texts } from './texts.fr.ts';

interface MoreSeatsProps {
  readonly seats: number;
  readonly onSeats: (seats: number) => Promise<Problem | undefined>;
}

/** Adds seats; they are never taken away from under somebody. */
export function MoreSeats(props: MoreSeatsProps) {
  const { isOpen, close, opener } = useDisclosure();
  return (
    <div class="stack-small">
      <button class="button secondary" {...opener}>
        {texts.more.label}
      </button>
      {isOpen ? <SeatsForm {...props} onClose={close} /> : null}
    </div>
  );
}

function SeatsForm({ seats, onSeats, onClose }: MoreSeatsProps & { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const words = texts.more;
  const { errors, busy, submit } = useForm({
    values: typed,
    check: (value) => {
      const isMore = /^\d+$/.test(value.trim()) && Number(value) > seats && Number(value) <= 200;
      return isMore ? {} : { 'more-seats': words.missing(seats) };
    },
    controlOf: () => 'more-seats',
    send: async (value) => {
      const problem = await onSeats(Number(value));
      if (problem === undefined) onClose();
      return problem;
    },
  });
  return (
    <form class="inset stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField
        id="more-seats"
        look="short"
        inputMode="numeric"
        maxLength={3}
        label={words.seats}
        hint={words.hint(seats)}
        value={typed}
        error={errors['more-seats']}
        onValue={setTyped}
      />
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
