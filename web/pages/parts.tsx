import type { ComponentChildren } from 'preact';
import { Page } from '../app/page.tsx';

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

interface PartsProps {
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly parts: readonly Part[];
  /** Where one goes from here. */
  readonly children?: ComponentChildren;
}

/** A page to read: parts with a heading and some sentences each. */
export function Parts({ title, lead, parts, children }: PartsProps) {
  return (
    <Page title={title} lead={lead}>
      {parts.map((part) => (
        <section class="stack-small prose" key={part.title}>
          <h2>{part.title}</h2>
          {part.lines.length === 1 ? (
            <p>{part.lines[0]}</p>
          ) : (
            <ul>
              {part.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {children}
    </Page>
  );
}
