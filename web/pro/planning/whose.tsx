import { SelectField } from '../../design/field.tsx';
import { texts } from './texts.fr.ts';
import type { Professional } from './types.ts';

interface WhoseProps {
  readonly professionals: readonly Professional[];
  readonly own: string | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** Whose planning to show, for those who plan for others. */
export function Whose({ professionals, own, chosen, onChoose }: WhoseProps) {
  const options = professionals
    .toSorted((a, b) => a.role.localeCompare(b.role) || a.displayName.localeCompare(b.displayName, 'fr'))
    .map(({ id, displayName, role }) => ({
      value: id,
      label: id === own ? texts.planning.mine(displayName) : `${displayName} – ${texts.planning.roles[role]}`,
    }));
  return (
    <div class="whose">
      <SelectField
        id="whose"
        label={texts.planning.whose}
        value={chosen ?? ''}
        onValue={onChoose}
        options={
          chosen === undefined ? [{ value: '', label: texts.planning.chooseWhose }, ...options] : options
        }
      />
    </div>
  );
}
