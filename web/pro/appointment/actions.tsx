import { useRef, useState } from 'preact/hooks';
import type { Appointment } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { CancelPanel } from './cancel-panel.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { MovePanel } from './move-panel.tsx';
import { Panel } from './panel.tsx';

interface ActionsProps {
  readonly appointment: Appointment;
  readonly now: number;
  readonly onChanged: (appointment: Appointment, said: string) => void;
  readonly onOpen: () => void;
}

const PANELS = { move: MovePanel, contact: ContactPanel, cancel: CancelPanel } as const;
type Act = keyof typeof PANELS;
const ACTS = ['move', 'contact', 'cancel'] as const;

/** Move, change the contact, cancel (a seat of a group session is not moved): as long as the appointment is not over, for whoever may (D6). One at a time. */
export function Actions({ appointment, now, onChanged, onOpen }: ActionsProps) {
  const { hasRole } = useStaff();
  const [act, setAct] = useState<Act>();
  const openers = useRef<Partial<Record<Act, HTMLButtonElement | null>>>({});
  const words = texts.appointment;
  const { status, end, view, session } = appointment;
  const stands = (status === 'confirmed' || status === undefined) && Date.parse(end) > now;
  const may = view === 'full' || (view === 'reception' && hasRole('secretariat'));
  if (!stands || !may) return null;
  const close = () => {
    if (act !== undefined) openers.current[act]?.focus();
    setAct(undefined);
  };
  const Chosen = act === undefined ? undefined : PANELS[act];
  return (
    <>
      <div class="actions">
        {session === undefined ? null : (
          <a class="button secondary" href={`/pro/reunions/${session}`}>
            {words.toGroup}
          </a>
        )}
        {ACTS.filter((one) => session === undefined || one !== 'move').map((one) => (
          <button
            key={one}
            type="button"
            class="button secondary"
            aria-expanded={act === one}
            ref={(element) => {
              openers.current[one] = element;
            }}
            onClick={() => {
              onOpen();
              setAct(act === one ? undefined : one);
            }}
          >
            {words.acts[one]}
          </button>
        ))}
      </div>
      {act === undefined || Chosen === undefined ? null : (
        <Panel id={`panel-${act}`} title={words.panels[act]}>
          <Chosen
            key={act}
            appointment={appointment}
            onChanged={(to, said) => {
              setAct(undefined);
              onChanged(to, said);
            }}
            onClose={close}
          />
        </Panel>
      )}
    </>
  );
}
