import type { ComponentChildren } from 'preact';
import { useTexts } from '../app/language.tsx';

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  readonly type?: 'submit' | 'button';
  /** While something is under way: it stays in reach of the keyboard and does nothing. */
  readonly busy?: boolean;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

export function Button({ kind = 'primary', type = 'button', busy = false, onClick, children }: ButtonProps) {
  const texts = useTexts();
  const stop = (event: Event) => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button type={type} class={`button ${kind}`} aria-disabled={busy} onClick={stop}>
      {busy ? <span class="spinner" aria-hidden="true" /> : null}
      <span>{children}</span>
      {busy ? <span class="visually-hidden">{texts.page.waiting}</span> : null}
    </button>
  );
}
