import { useState } from 'preact/hooks';
import { useTexts } from '../app/language.tsx';
import { SomeOf } from '../design/choices.tsx';
import { changeDraft, type Need } from './draft.ts';

const NEEDS: readonly Need[] = [
  'interpreter',
  'sign-language',
  'step-free-access',
  'accompanied',
  'call-first',
];

/** From the closed list only (B12): there is no free text, people would write what must not be stored. */
export function NeedsFields({ needs }: { needs: readonly Need[] }) {
  const { callBack, booking } = useTexts();
  const words = booking.person;
  const [isOpen] = useState(needs.length > 0);
  return (
    <details class="card needs" open={isOpen}>
      <summary>{words.needs}</summary>
      <SomeOf
        id="needs"
        legend={words.needsLegend}
        hint={words.needsHint}
        options={NEEDS.map((value) => ({ value, label: callBack.needNames[value] }))}
        values={needs}
        onValues={(chosen) => changeDraft({ needs: chosen })}
      />
    </details>
  );
}
