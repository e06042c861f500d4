import type { ComponentChildren } from 'preact';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';

interface SettlingFormProps {
  readonly title?: string;
  readonly children: ComponentChildren;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  readonly kind?: 'danger';
  readonly yes: string;
  readonly onYes: () => void;
  readonly no: string;
  readonly onNo: () => void;
}

/** What opens below one person of a list: what is asked, what could not be done, and the second gesture. */
export function SettlingForm(props: SettlingFormProps) {
  const { title, children, problem, busy, kind, yes, onYes, no, onNo } = props;
  return (
    <div class={title === undefined ? 'inset stack-small' : 'inset stack'}>
      {title === undefined ? null : <h3>{title}</h3>}
      {children}
      {problem === undefined ? null : <Failed problem={problem} />}
      <div class="actions">
        <Button kind={kind ?? 'primary'} busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button kind="quiet" onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  );
}
