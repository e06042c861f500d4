import type { ComponentChildren } from 'preact';

interface NoticeProps {
  readonly tone: 'info' | 'good' | 'warning' | 'bad';
  /** `status` and `alert` are spoken when they appear; nothing otherwise. */
  readonly role?: 'status' | 'alert';
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Words set apart; the tone is also in the words, never in the colour alone. */
export function Notice({ tone, role, title, children }: NoticeProps) {
  return (
    <div class={`notice ${tone} stack-small`} role={role}>
      {title === undefined ? null : <p class="label">{title}</p>}
      {children}
    </div>
  );
}
