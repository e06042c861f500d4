import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from './language.tsx';
import { QuickExit } from './quick-exit.tsx';

interface PageProps {
  /** The heading, and the document's title: both must say nothing of the matter on a page whose subject is delicate (F3). */
  readonly title: string;
  /** Stands in the history and on the tab instead of `title`, where that would tell the matter. */
  readonly neutralTitle?: string;
  /** Where one is in a journey, such as « Étape 2 sur 5 »: part of the heading, and of the document's title. */
  readonly step?: string | undefined;
  readonly lead?: ComponentChildren;
  /** What belongs to the heading, below the lead. */
  readonly head?: ComponentChildren;
  readonly picture?: ComponentChildren;
  /** "Erreur : " before the document's title while the form has errors. */
  readonly hasErrors?: boolean;
  /** A glance over the shoulder could do harm: with a key to leave at once. */
  readonly delicate?: boolean;
  /** Language of the heading, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly children: ComponentChildren;
}

/** Ends the document's title where the pages are not the allocataire's. */
export const SiteName = createContext<string | undefined>(undefined);

let pagesSeen = 0;

/** One page: its title, its heading, which takes the focus when one comes from another page, and its content. */
export function Page(props: PageProps) {
  const {
    title,
    neutralTitle,
    step,
    lead,
    head,
    picture,
    hasErrors = false,
    delicate = false,
    lang,
    children,
  } = props;
  const texts = useTexts();
  const siteName = useContext(SiteName) ?? texts.page.siteName;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const name = step === undefined ? (neutralTitle ?? title) : `${neutralTitle ?? title} (${step})`;
    document.title = `${hasErrors ? texts.page.errorTitle : ''}${name} – ${siteName}`;
  }, [title, neutralTitle, step, hasErrors, texts, siteName]);
  // In the moment in which the page appears: a key pressed right after it is not lost to the heading.
  useLayoutEffect(() => {
    pagesSeen += 1;
    if (pagesSeen === 1) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="stack-large">
      {delicate ? <QuickExit /> : null}
      <div class={picture === undefined ? 'stack' : 'hero'}>
        <div class="stack">
          <h1 ref={heading} tabIndex={-1} lang={lang}>
            {step === undefined ? null : <span class="step">{step} </span>}
            {title}
          </h1>
          {lead === undefined ? null : <p class="lead">{lead}</p>}
          {head}
        </div>
        {picture}
      </div>
      {children}
    </div>
  );
}
