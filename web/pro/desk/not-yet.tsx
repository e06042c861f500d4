import type { ComponentChildren } from 'preact';
import { Page } from '../../app/page.tsx';
import type { Load } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';

interface NotYetProps {
  /** Tells of nobody (F3). */
  readonly title: string;
  readonly load: Load<unknown>;
  readonly again: () => void;
  /** Said when there is no such thing, or it is not for this person. */
  readonly gone: string;
  /** The way back. */
  readonly children: ComponentChildren;
}

/** The page of one thing as long as there is nothing to show: waited for, not read, or gone. */
export function NotYet({ title, load, again, gone, children }: NotYetProps) {
  return (
    <Page title={title}>
      {load.state === 'failed' ? <NotRead problem={load.problem} again={again} gone={gone} /> : <Waiting />}
      {children}
    </Page>
  );
}

type NotReadProps = Parameters<typeof Failed>[0] & Pick<NotYetProps, 'gone'>;

function NotRead({ gone, ...failed }: NotReadProps) {
  if (failed.problem.code !== 'NOT_FOUND') return <Failed {...failed} />;
  return (
    <Notice tone="warning" role="alert">
      <p>{gone}</p>
    </Notice>
  );
}
