import { useWords } from '../desk-words.ts';
import { texts } from '../texts.fr.ts';
import type { Draft } from './draft.ts';
import { STEPS } from './start-booking.ts';

/** The time that was taken, always in sight, and the way to another. */
export function ChosenTime({ draft: { service, slot } }: { draft: Draft }) {
  const words = useWords();
  if (slot === undefined) return null;
  return (
    <div class="chosen">
      <p>
        <span class="visually-hidden">{texts.book.chosen} : </span>
        <strong>{words.moment(slot.start)}</strong>
        <span class="block small">
          {words.service(service)}, {words.mode(slot.mode)}, {words.place(slot.place)}
        </span>
      </p>
      <a class="button secondary" href={STEPS.time}>
        {texts.book.changeTime}
      </a>
    </div>
  );
}
