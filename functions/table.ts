import type { Operation } from '../shared/http/operation.ts';
import { operations as calendarFeed } from './calendar-feed/operations.ts';
import { operations as contract } from './contract/operations.ts';
import { operations as publicBooking } from './public-booking/operations.ts';
import { operations as publicRequests } from './public-requests/operations.ts';
import { operations as staffAppointments } from './staff-appointments/operations.ts';
import { operations as staffPlanning } from './staff-planning/operations.ts';
import { operations as statistics } from './statistics/operations.ts';

/** Queues that the relay feeds from the table's stream, one worker each. */
export type QueueName = 'notifier' | 'opener' | 'mail-receipts';

/** Rights on the table, from least to most; the stack turns each into one grant. */
type TableAccess = 'none' | 'read' | 'read-write';

interface Common {
  readonly table: TableAccess;
  readonly sendsMail?: true;
  readonly memoryMb?: number;
  readonly timeoutSeconds: number;
  /** What stops for people when this function fails; the text of its alarm. */
  readonly impact: string;
}

export type FunctionDefinition = Common &
  (
    | { readonly trigger: 'http'; readonly operations: Record<string, Operation> }
    /** `kinds`: of the items that the stream's filter lets through to it. */
    | { readonly trigger: 'stream'; readonly feeds: readonly QueueName[]; readonly kinds: readonly string[] }
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
    impact: 'People without e-mail cannot ask to be called back or use the code of a letter.',
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
  statistics: {
    trigger: 'http',
    operations: statistics,
    table: 'read',
    timeoutSeconds: 25,
    impact: 'Managers cannot see how much of the open time is booked.',
  },
  relay: {
    trigger: 'stream',
    feeds: ['notifier', 'opener'],
    kinds: ['notification', 'opening-job'],
    table: 'none',
    timeoutSeconds: 60,
    impact: 'Mails are not sent and changes of planning are not opened.',
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
  'mail-receipts': {
    trigger: 'queue',
    queue: 'mail-receipts',
    table: 'read-write',
    timeoutSeconds: 60,
    impact: 'Bounced addresses go on being written to and the secretariat is not told.',
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
