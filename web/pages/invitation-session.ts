import type { AnswerOf } from '../api/contract.ts';

const NAME = 'invitation';

export type Opened = Omit<AnswerOf<'POST /v1/invitations/open'>, 'appointment'>;

/** What a code opened in this tab, as long as it counts; the code itself is kept nowhere (D1). */
export function keptInvitation(): Opened | undefined {
  try {
    const kept: Opened = JSON.parse(sessionStorage.getItem(NAME) ?? '');
    if (Date.parse(kept.expiresAt) > Date.now()) return kept;
  } catch {}
  return undefined;
}

export function keepInvitation(opened: Opened | undefined): void {
  if (opened === undefined) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, JSON.stringify(opened));
}

/** An appointment was made with it: its page says so, and no longer that there is one to make. */
export function invitationUsed(): void {
  const kept = keptInvitation();
  keepInvitation(kept && { ...kept, state: 'used' });
}
