import type { ComponentChildren } from 'preact';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';

interface FirstPageProps {
  readonly title: string;
  readonly delicate?: boolean;
  /** What was just done, in words. */
  readonly said: string | undefined;
  readonly onForget: () => void;
  readonly children: ComponentChildren;
}

/** The page that a link opens: what was just done, how things stand, and the way to wipe it from a shared phone. */
export function FirstPage({ title, delicate = false, said, onForget, children }: FirstPageProps) {
  const { own } = useTexts();
  return (
    <Page title={title} delicate={delicate}>
      {said === undefined ? null : (
        <Notice tone="good" role="status">
          <p>{said}</p>
        </Notice>
      )}
      {children}
      <section class="no-print stack-small">
        <Button kind="quiet" onClick={onForget}>
          {own.leave}
        </Button>
        <p class="soft">{own.leaveHint}</p>
      </section>
    </Page>
  );
}
