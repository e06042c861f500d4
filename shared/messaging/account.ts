import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';

/** What SES lets this account send now. */
export interface Allowance {
  /** Mails a second, over everything that the account sends. */
  readonly perSecond: number;
  /** Mails left in the 24 hours that run. */
  readonly left: number;
  /** False once SES has stopped the account or looks at it because of its bounces or complaints. */
  readonly healthy: boolean;
}

export interface MailAccount {
  /** Never throws: without an answer the last one holds, and at first the least that every account has. */
  allowance(): Promise<Allowance>;
}

/** Of an account that nobody has asked AWS to raise. */
const LEAST: Allowance = { perSecond: 1, left: 200, healthy: true };
const KNOWN_FOR_MS = 30_000;

/** `endpoint` only on one machine. */
export function makeSesV2Client({ endpoint }: { endpoint?: string | undefined } = {}): SESv2Client {
  return new SESv2Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

/** Asks SES, at most twice a minute: the rate is the account's own and is never assumed. */
export function makeMailAccount(client: SESv2Client, clock: () => number): MailAccount {
  let known = LEAST;
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    async allowance() {
      if (askedAt + KNOWN_FOR_MS > clock()) return known;
      askedAt = clock();
      try {
        const { SendQuota, SendingEnabled, EnforcementStatus } = await client.send(new GetAccountCommand({}));
        const { MaxSendRate = LEAST.perSecond, Max24HourSend, SentLast24Hours = 0 } = SendQuota ?? {};
        known = {
          perSecond: Math.max(MaxSendRate, 0.1),
          // -1 stands for no limit.
          left:
            Max24HourSend === undefined || Max24HourSend < 0
              ? Number.POSITIVE_INFINITY
              : Max24HourSend - SentLast24Hours,
          healthy: SendingEnabled !== false && (EnforcementStatus ?? 'HEALTHY') === 'HEALTHY',
        };
      } catch {
        askedAt = Number.NEGATIVE_INFINITY;
      }
      return known;
    },
  };
}
