import { Toggles } from '../desk/toggles.tsx';
import { texts } from './case-texts.fr.ts';
import type { Eyes } from './screen.ts';
import type { Party } from './types.ts';
import { nameOf } from './words.ts';

interface ScreenBarProps {
  readonly parties: readonly Party[];
  readonly eyes: Eyes;
  readonly onEyes: (eyes: Eyes) => void;
}

/** Who sees the screen. It stays in reach: one press hides everything before the screen is turned (M3). */
export function ScreenBar({ parties, eyes, onEyes }: ScreenBarProps) {
  const words = texts.screen;
  const seen = typeof eyes === 'string' ? eyes : eyes.party;
  const choices: { readonly value: string; readonly label: string; readonly eyes: Eyes }[] = [
    { value: 'hidden', label: words.hidden, eyes: 'hidden' },
    { value: 'alone', label: words.alone, eyes: 'alone' },
    ...parties.map((party) => ({
      value: party.id,
      label: words.with(nameOf(party)),
      eyes: { party: party.id },
    })),
  ];
  return (
    <>
      <fieldset class="screen-bar" aria-describedby={eyes === 'alone' ? 'screen-note' : undefined}>
        <legend class="visually-hidden">{words.label}</legend>
        <span class="label" aria-hidden="true">
          {words.label}
        </span>
        <Toggles
          options={choices}
          chosen={seen}
          onChoose={(value) => onEyes(choices.find((one) => one.value === value)?.eyes ?? 'hidden')}
        />
        {eyes === 'alone' ? (
          <span class="soft small" id="screen-note">
            {words.aloneWords}
          </span>
        ) : null}
      </fieldset>
      {eyes === 'hidden' ? null : (
        <button type="button" class="button hide-now no-print" onClick={() => onEyes('hidden')}>
          {words.hide}
        </button>
      )}
    </>
  );
}

/** Stands in place of the case until somebody says who looks. */
export function Veil() {
  return (
    <div class="veil stack-small" role="status">
      <p class="label">{texts.screen.hiddenTitle}</p>
      <p class="soft">{texts.screen.hiddenWords}</p>
    </div>
  );
}
