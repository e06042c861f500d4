import type { Operation } from '../shared/http/operation.ts';
import { operations as calendarFeed } from './calendar-feed/operations.ts';
import { operations as contract } from './contract/operations.ts';
import { operations as publicBooking } from './public-booking/operations.ts';
import { operations as publicConsultations } from './public-consultations/operations.ts';
import { operations as publicMediation } from './public-mediation/operations.ts';
import { operations as publicRequests } from './public-requests/operations.ts';
import { operations as publicWaitingList } from './public-waiting-list/operations.ts';
import { operations as staffAppointments } from './staff-appointments/operations.ts';
import { operations as staffCampaigns } from './staff-campaigns/operations.ts';
import { operations as staffCloseOut } from './staff-close-out/operations.ts';
import { operations as staffConsultations } from './staff-consultations/operations.ts';
import { operations as staffGroups } from './staff-groups/operations.ts';
import { operations as staffMediation } from './staff-mediation/operations.ts';
import { operations as staffPlanning } from './staff-planning/operations.ts';
import { operations as staffReferrals } from './staff-referrals/operations.ts';
import { operations as staffSupport } from './staff-support/operations.ts';
import { operations as staffWaitingList } from './staff-waiting-list/operations.ts';
import { operations as statistics } from './statistics/operations.ts';

/** Queues that the relay feeds from the table's stream, one worker each. */
export type QueueName =
  | 'notifier'
  | 'opener'
  | 'mail-receipts'
  | 'waiting-list'
  | 'campaign-import'
  | 'campaign-plan'
  | 'campaign-dispatch'
  | 'campaign-print';

/** Rights on the table, from least to most; the stack turns each into one grant. */
type TableAccess = 'none' | 'read' | 'read-write';

interface Common {
  readonly table: TableAccess;
  readonly sendsMail?: true;
  /** Reads and writes files of lists and letters. */
  readonly files?: true;
  /** Is told of files that were uploaded. */
  readonly hearsOfUploads?: true;
  /** Asks SES what the account may send. */
  readonly asksAllowance?: true;
  readonly memoryMb?: number;
  readonly timeoutSeconds: number;
  /** What stops for people when this function fails; the text of its alarm. */
  readonly impact: string;
}

export type FunctionDefinition = Common &
  (
    | { readonly trigger: 'http'; readonly operations: Record<string, Operation> }
    /** `kinds`: of the items that the stream's filter lets through to it; `nudgedKinds`: of those that it lets through with a `nudge`. */
    | {
        readonly trigger: 'stream';
        readonly feeds: readonly QueueName[];
        readonly kinds: readonly string[];
        readonly nudgedKinds: readonly string[];
      }
    | { readonly trigger: 'queue'; readonly queue: QueueName }
    | { readonly trigger: 'schedule'; readonly schedule: string; readonly rate: string }
    | { readonly trigger: 'sign-in' }
  );

/** Every deployed function: the stack, the local gateway and docs are made from this. Names are folder names. */
export const FUNCTIONS = {
  'public-booking': {
    trigger: 'http',
    operations: publicBooking,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'Allocataires cannot see times, book, move or cancel online.',
  },
  'public-requests': {
    trigger: 'http',
    operations: publicRequests,
    table: 'read-write',
    timeoutSeconds: 15,
    impact:
      'People without e-mail cannot ask to be called back or use the code of a letter, and partners cannot refer anybody.',
  },
  'public-mediation': {
    trigger: 'http',
    operations: publicMediation,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'The parties of a mediation cannot answer, take their agreement back or see their sessions.',
  },
  'public-waiting-list': {
    trigger: 'http',
    operations: publicWaitingList,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'People can neither ask to be told of an earlier time nor answer when one is kept for them.',
  },
  'public-consultations': {
    trigger: 'http',
    operations: publicConsultations,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'Families cannot ask for a psychologist, nor answer the times that were proposed to them.',
  },
  contract: {
    trigger: 'http',
    operations: contract,
    table: 'none',
    timeoutSeconds: 10,
    impact: 'Developers cannot read the description of the API; nobody else notices.',
  },
  'calendar-feed': {
    trigger: 'http',
    operations: calendarFeed,
    table: 'read',
    timeoutSeconds: 15,
    impact: 'The calendars that professionals subscribed to are not refreshed.',
  },
  'staff-planning': {
    trigger: 'http',
    operations: staffPlanning,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Professionals cannot see or change their agenda.',
  },
  'staff-appointments': {
    trigger: 'http',
    operations: staffAppointments,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'The secretariat cannot book, move or cancel for people, nor see whom to call.',
  },
  'staff-mediation': {
    trigger: 'http',
    operations: staffMediation,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Mediators cannot see their cases or propose sessions, and nobody can set a mark.',
  },
  'staff-groups': {
    trigger: 'http',
    operations: staffGroups,
    table: 'read-write',
    timeoutSeconds: 25,
    impact: 'Group sessions cannot be fixed or cancelled, and nobody sees who is registered.',
  },
  'staff-support': {
    trigger: 'http',
    operations: staffSupport,
    table: 'read-write',
    timeoutSeconds: 25,
    impact: 'Social workers cannot plan, see or end the support that they agreed on with a person.',
  },
  'staff-consultations': {
    trigger: 'http',
    operations: staffConsultations,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Psychologists cannot see their requests or propose times, and nobody can hand one in.',
  },
  'staff-referrals': {
    trigger: 'http',
    operations: staffReferrals,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Nobody can refer a person, see who was referred to them, or who else follows a person.',
  },
  'staff-close-out': {
    trigger: 'http',
    operations: staffCloseOut,
    table: 'read-write',
    timeoutSeconds: 25,
    impact:
      'Professionals cannot see which appointments are still to close, nor export those that were kept.',
  },
  'staff-waiting-list': {
    trigger: 'http',
    operations: staffWaitingList,
    table: 'read-write',
    timeoutSeconds: 20,
    impact:
      'The secretariat can neither see who waits, put somebody on the list nor record an answer by phone.',
  },
  'staff-campaigns': {
    trigger: 'http',
    operations: staffCampaigns,
    table: 'read-write',
    files: true,
    timeoutSeconds: 25,
    impact: 'Lists cannot be handed in, and runs of letters can be neither approved nor stopped.',
  },
  statistics: {
    trigger: 'http',
    operations: statistics,
    table: 'read',
    timeoutSeconds: 25,
    impact: 'Managers cannot see how much of the open time is booked.',
  },
  relay: {
    trigger: 'stream',
    feeds: [
      'notifier',
      'opener',
      'waiting-list',
      'campaign-import',
      'campaign-plan',
      'campaign-dispatch',
      'campaign-print',
    ],
    kinds: ['notification', 'opening-job', 'campaign', 'campaign-part', 'print-batch', 'list-asked'],
    nudgedKinds: ['day', 'group-session'],
    table: 'none',
    timeoutSeconds: 60,
    impact: 'Mails and letters are not sent and changes of planning are not opened.',
  },
  notifier: {
    trigger: 'queue',
    queue: 'notifier',
    table: 'read-write',
    sendsMail: true,
    timeoutSeconds: 60,
    impact: 'People do not receive their code, confirmation, change or reminder.',
  },
  opener: {
    trigger: 'queue',
    queue: 'opener',
    table: 'read-write',
    memoryMb: 1024,
    timeoutSeconds: 300,
    impact: 'Changed availabilities and absences are not yet what people can book.',
  },
  'waiting-list': {
    trigger: 'queue',
    queue: 'waiting-list',
    table: 'read-write',
    memoryMb: 1024,
    timeoutSeconds: 60,
    impact: 'Times that come free are not offered to the people who wait for one.',
  },
  'mail-receipts': {
    trigger: 'queue',
    queue: 'mail-receipts',
    table: 'read-write',
    timeoutSeconds: 60,
    impact: 'Bounced addresses go on being written to and the secretariat is not told.',
  },
  'campaign-import': {
    trigger: 'queue',
    queue: 'campaign-import',
    table: 'read-write',
    files: true,
    hearsOfUploads: true,
    memoryMb: 1024,
    timeoutSeconds: 300,
    impact: 'Lists that were handed in are not read.',
  },
  'campaign-plan': {
    trigger: 'queue',
    queue: 'campaign-plan',
    table: 'read-write',
    files: true,
    timeoutSeconds: 120,
    impact: 'Lists that were read do not become letters, and cannot be approved.',
  },
  'campaign-dispatch': {
    trigger: 'queue',
    queue: 'campaign-dispatch',
    table: 'read-write',
    files: true,
    sendsMail: true,
    asksAllowance: true,
    timeoutSeconds: 300,
    impact: 'Approved letters do not leave.',
  },
  'campaign-print': {
    trigger: 'queue',
    queue: 'campaign-print',
    table: 'read-write',
    files: true,
    memoryMb: 2048,
    timeoutSeconds: 300,
    impact: 'Letters to print are not ready for the printer.',
  },
  'campaign-clock': {
    trigger: 'schedule',
    schedule: 'campaign-clock',
    rate: 'rate(1 minute)',
    table: 'read-write',
    files: true,
    timeoutSeconds: 120,
    impact: 'Approved letters do not leave at their hour, and nobody is asked for a list that has not come.',
  },
  'open-days': {
    trigger: 'schedule',
    schedule: 'open-days',
    rate: 'cron(30 1 * * ? *)',
    table: 'read-write',
    timeoutSeconds: 300,
    impact: 'No new days can be booked at the far end of the calendar.',
  },
  reminders: {
    trigger: 'schedule',
    schedule: 'reminders',
    rate: 'rate(5 minutes)',
    table: 'read-write',
    timeoutSeconds: 300,
    impact: 'Reminders are late or missing; more appointments will be missed.',
  },
  'clean-up': {
    trigger: 'schedule',
    schedule: 'clean-up',
    rate: 'rate(5 minutes)',
    table: 'read-write',
    timeoutSeconds: 300,
    impact: 'Expired holds are not tidied and notifications that got stuck are not tried again.',
  },
  'token-claims': {
    trigger: 'sign-in',
    table: 'none',
    timeoutSeconds: 5,
    impact: 'Professionals cannot sign in.',
  },
} as const satisfies Record<string, FunctionDefinition>;

export type FunctionName = keyof typeof FUNCTIONS;
