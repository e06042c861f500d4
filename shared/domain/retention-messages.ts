import { HOLDS_NOTHING_PERSONAL, type Retention } from './retention-rule.ts';

/** What a mail or a call is about. */
const TOLD_OF = [
  'id',
  'caf',
  'appointment',
  'mediation',
  'party',
  'session',
  'waiting',
  'offer',
  'request',
  'round',
] as const;

/** Mails, calls, and addresses that are dead (D2). */
export const MESSAGES_RETENTION = {
  notification: {
    goes: 'dated',
    why: '90 days after it was written',
    plain: [...TOLD_OF, 'dataRequest', 'message', 'version', 'createdAt', 'state'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  'to-call': {
    goes: 'dated',
    why: '30 days after it was ticked off or is of no use; 24 months after it was written if nobody ever calls',
    plain: [...TOLD_OF, 'message', 'why', 'createdAt', 'until', 'done'],
    ...HOLDS_NOTHING_PERSONAL,
  },
  mailbox: {
    goes: 'dated',
    why: '24 months after the address bounced or complained; the address itself is not kept',
    plain: ['caf', 'mark', 'at'],
    ...HOLDS_NOTHING_PERSONAL,
  },
} as const satisfies Readonly<Record<string, Retention>>;
