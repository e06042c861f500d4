import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from './language.tsx';

interface PageProps {
  /** The heading, and the document's title: both must say nothing of the matter on a page whose subject is delicate (F3). */
  readonly title: string;
  /** Stands in the history and on the tab instead of `title`, where that would tell the matter. */
  readonly neutralTitle?: string;
  readonly lead?: ComponentChildren;
  /** "Erreur : " before the document's title while the form has errors. */
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

let pagesSeen = 0;

/** One page: its title, its heading, which takes the focus when one comes from another page, and its content. */
export function Page({ title, neutralTitle, lead, hasErrors = false, children }: PageProps) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${hasErrors ? texts.page.errorTitle : ''}${neutralTitle ?? title} – ${texts.page.siteName}`;
  }, [title, neutralTitle, hasErrors, texts]);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen === 1) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="stack-large">
      <div class="stack">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead === undefined ? null : <p class="lead">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
