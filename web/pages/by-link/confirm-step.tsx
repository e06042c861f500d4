import type { ComponentChildren } from 'preact';
import type { Result } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Refused } from './refused.tsx';

interface ConfirmStepProps<V> {
  readonly title: string;
  readonly neutralTitle: string;
  readonly kind?: 'primary' | 'danger';
  readonly yes: string;
  /** The words of the way back, to the page `home`. */
  readonly back: string;
  readonly home: string;
  /** Given twice it is the same as once, so it may be sent again after a lost answer. */
  readonly send: () => Promise<Result<V>>;
  readonly onDone: (view: V) => void;
  readonly onStale: () => void;
  readonly children: ComponentChildren;
}

/** The second of two steps: what will be done, yes, or back. */
export function ConfirmStep<V>(props: ConfirmStepProps<V>) {
  const { title, neutralTitle, kind = 'primary', yes, back, home, send, onDone, onStale, children } = props;
  const { busy, problem, act } = useAct();
  return (
    <Page title={title} neutralTitle={neutralTitle} delicate>
      <Refused problem={problem} onStale={onStale} />
      {children}
      <div class="actions">
        <Button kind={kind} busy={busy} onClick={() => void act(send, onDone)}>
          {yes}
        </Button>
        <a class="button secondary" href={home}>
          {back}
        </a>
      </div>
    </Page>
  );
}
