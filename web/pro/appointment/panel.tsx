import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Appointment } from '../desk/desk-words.ts';

export interface PanelProps {
  readonly appointment: Appointment;
  /** It was done; `said` tells so. */
  readonly onChanged: (appointment: Appointment, said: string) => void;
  readonly onClose: () => void;
}

/** Something to do, opened below the buttons; its heading takes the focus. */
export function Panel({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [id]);
  return (
    <section class="card stack panel" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
