import { useState } from 'preact/hooks';
import { SomeOf } from '../../design/choices.tsx';
import type { Professional } from './booking/bookable.ts';
import { texts } from './texts.fr.ts';

interface ChooseProps {
  readonly all: readonly Professional[];
  /** Ids, in the order chosen. */
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChosen: (chosen: readonly string[]) => void;
}

const ROLES = ['social-worker', 'mediator', 'psychologist', 'benefits-adviser'] as const;

/** Whose agendas stand side by side; beyond the most that fit, the one chosen first makes room. */
export function ChooseProfessionals({ all, chosen, most, onChosen }: ChooseProps) {
  const [isOpenAtFirst] = useState(chosen.length === 0);
  const within = (role: string) => all.filter((one) => one.role === role);
  const change = (among: readonly Professional[], values: readonly string[]) => {
    const left = chosen.filter((id) => values.includes(id) || !among.some((one) => one.id === id));
    const added = values.filter((id) => !chosen.includes(id));
    onChosen([...left, ...added].slice(-most));
  };
  return (
    <details class="card" open={isOpenAtFirst}>
      <summary>{texts.sideBySide.choose}</summary>
      <p class="hint">{texts.sideBySide.whoHint(most)}</p>
      <div class="stack-small">
        {ROLES.filter((role) => within(role).length > 0).map((role) => (
          <div class="many" key={role}>
            <SomeOf
              id={`who-${role}`}
              legend={texts.sideBySide.roles[role]}
              values={within(role).flatMap(({ id }) => (chosen.includes(id) ? [id] : []))}
              onValues={(values) => change(within(role), values)}
              options={within(role).map(({ id, displayName }) => ({ value: id, label: displayName }))}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
