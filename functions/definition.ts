import type { Operation } from '../shared/http/operation.ts';

/** Queues that the relay feeds from the table's stream, one worker each. */
export type QueueName =
  | 'notifier'
  | 'opener'
  | 'mail-receipts'
  | 'waiting-list'
  | 'data-requests'
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
  /** Reads the whole table: to find what is known of one person (D3). */
  readonly scansTable?: true;
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
