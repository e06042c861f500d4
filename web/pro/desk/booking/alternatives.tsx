import '../times.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Slot } from '../../../api/contract.ts';
import { useWords } from '../desk-words.ts';
import { texts } from '../texts.fr.ts';
import { STEPS } from './start-booking.ts';

interface AlternativesProps {
  readonly alternatives: readonly Slot[];
  readonly onTake: (slot: Slot) => void;
}

/** The time went to somebody else: others of the same kind, one gesture away. */
export function Alternatives({ alternatives, onTake }: AlternativesProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div class="notice warning stack-small" role="alert" tabIndex={-1} ref={box}>
      <h2>{texts.book.takenTitle}</h2>
      <p>{alternatives.length === 0 ? texts.book.takenNone : texts.book.taken}</p>
      <ul class="chips">
        {alternatives.map((slot) => (
          <li key={slot.start}>
            <button type="button" class="chip" onClick={() => onTake(slot)}>
              {words.when.shortDay(slot.start)}, {words.when.time(slot.start)}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href={STEPS.time}>{texts.book.changeTime}</a>
      </p>
    </div>
  );
}
