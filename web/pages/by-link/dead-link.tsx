import { Page } from '../../app/page.tsx';
import { Notice } from '../../design/notice.tsx';

interface DeadLinkProps {
  readonly words: { readonly dead: string; readonly deadWords: readonly string[] };
  readonly delicate?: boolean;
}

/** A link that leads nowhere, or no link at all. */
export function DeadLink({ words, delicate = false }: DeadLinkProps) {
  return (
    <Page title={words.dead} delicate={delicate}>
      <DeadNotice lines={words.deadWords} />
    </Page>
  );
}

/** Why a link may lead nowhere any more, and what to do. */
export function DeadNotice({ lines }: { lines: readonly string[] }) {
  return (
    <Notice tone="warning">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
