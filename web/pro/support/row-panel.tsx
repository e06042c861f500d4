import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { CancelPanel } from '../appointment/cancel-panel.tsx';
import { MovePanel } from '../appointment/move-panel.tsx';
import { Panel } from '../appointment/panel.tsx';
import { useStaff } from '../staff.tsx';
import { useActs } from './acts.ts';
import { texts } from './texts.fr.ts';

interface RowPanelProps {
  readonly id: string;
  readonly panel: 'move' | 'cancel';
  readonly onClose: () => void;
}

const PANELS = { move: MovePanel, cancel: CancelPanel } as const;

/** Moves or cancels one appointment of the series, as its own page would (B4). */
export function RowPanel({ id, panel, onClose }: RowPanelProps) {
  const { ask } = useStaff();
  const { again } = useActs();
  const { load, again: readAgain } = useLoad(
    (signal) => ask('GET /v1/staff/appointments/{id}', { params: { id } }, { signal }),
    [id],
  );
  const Chosen = PANELS[panel];
  const title = panel === 'move' ? texts.series.moveTitle : texts.series.cancelTitle;
  return (
    <Panel id={`panel-${id}`} title={title}>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={readAgain} /> : null}
      {load.state === 'ready' ? (
        <Chosen
          appointment={load.value}
          onChanged={(_, said) => {
            again(said);
            onClose();
          }}
          onClose={onClose}
        />
      ) : null}
    </Panel>
  );
}
