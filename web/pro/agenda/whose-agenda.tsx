import { useLoad } from '../../app/use-load.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

interface WhoseAgendaProps {
  readonly whose: string | undefined;
  readonly onWhose: (id: string | undefined) => void;
}

/** One's own agenda or a colleague's. Nothing to choose is shown as nothing. */
export function WhoseAgenda({ whose, onWhose }: WhoseAgendaProps) {
  const { ask, me, hasRole } = useStaff();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  // The benefits desk sees its own agenda alone (F1).
  const mayChoose = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist', 'manager', 'admin');
  if (load.state !== 'ready' || !mayChoose) return null;
  const others = load.value.professionals
    .filter(({ id }) => id !== me.professional?.id)
    .sort((a, b) => a.title.localeCompare(b.title, 'fr') || a.displayName.localeCompare(b.displayName, 'fr'));
  return (
    <div class="agenda-whose">
      <label for="qui">{texts.agenda.whose}</label>
      <select
        class="input"
        id="qui"
        value={whose ?? ''}
        onChange={(event) => onWhose(event.currentTarget.value || undefined)}
      >
        {me.professional === undefined ? (
          <option value="">{texts.agenda.chooseWhose}</option>
        ) : (
          <option value="">{texts.agenda.mine}</option>
        )}
        {others.map(({ id, displayName, title }) => (
          <option key={id} value={id}>
            {texts.agenda.colleague(displayName, title)}
          </option>
        ))}
      </select>
    </div>
  );
}
