import type { Caf } from './caf.ts';
import type { Viewer } from './plan-access.ts';
import type { Referral, ReferralState } from './referral.ts';
import type { LeadingRole } from './words.ts';

/**
 * What a sender sees of a referral: how it stands; of one to the psychologists only whether it was received or answered (P3),
 * which they are told alike whether it was taken up or not.
 */
export type SentStatus = ReferralState['status'] | 'received' | 'answered';

export function sentStatus(caf: Caf, { to, state }: Pick<Referral, 'to' | 'state'>): SentStatus {
  if (receiverOf(caf, to) !== 'psychologist') return state.status;
  switch (state.status) {
    case 'sent':
    case 'accepted':
      return 'received';
    case 'refused':
    case 'done':
      return 'answered';
    case 'withdrawn':
      return 'withdrawn';
  }
}

/** Who receives for a service; one no longer configured is treated as the most discreet. Nobody here for a partner. */
export function receiverOf(caf: Caf, to: Referral['to']): LeadingRole | undefined {
  if (to.kind === 'partner') return undefined;
  return caf.services.find(({ id }) => id === to.service)?.receivedBy ?? 'psychologist';
}

/**
 * Who reads and answers what came in: those who receive for that service, and the secretariat for social work. For a
 * partner it is whoever sent it, who hears from them.
 */
export function mayAnswer({ roles }: Pick<Viewer, 'roles'>, caf: Caf, to: Referral['to']): boolean {
  const role = receiverOf(caf, to);
  if (role === undefined) return false;
  return roles.includes(role) || (role === 'social-worker' && roles.includes('secretariat'));
}

export function isSender(subject: string, { from }: Pick<Referral, 'from'>): boolean {
  return from.by === 'staff' && from.subject === subject;
}
