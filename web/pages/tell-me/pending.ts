/** What waits for its code, in this tab alone: a phone that shows the mail may forget the page meanwhile. */
export interface Pending {
  readonly id: string;
  readonly expiresAt: string;
  readonly email: string;
  /** They chose to be rung (F4). */
  readonly called: boolean;
}

const NAME = 'waiting-pending';

export function readPending(): Pending | undefined {
  try {
    const text = sessionStorage.getItem(NAME);
    if (text === null) return undefined;
    const pending: Pending = JSON.parse(text);
    return pending;
  } catch {
    return undefined;
  }
}

export function writePending(pending: Pending | undefined): void {
  if (pending === undefined) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, JSON.stringify(pending));
}
