import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { RawMail } from './mime.ts';

/**
 * What became of a mail: `sent`; `refused` for good, by what it says or whom it is for; `later`, not taken for the
 * moment; `unknown`, the request left and no answer came, so SES may have taken it.
 */
export type Handover =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused' | 'later' | 'unknown'; readonly why: string };

export interface Mailer {
  /** Hands one mail over, once. `notification` tags it, so that the events about it can be told apart. Never throws. */
  send(mail: RawMail, notification: string): Promise<Handover>;
}

/**
 * A client that tries once: whether a mail may be sent again is ours to decide. Two seconds to connect, `patience` (ms)
 * to answer. `endpoint` only on one machine.
 */
export function makeSesClient({
  endpoint,
  patience = 8_000,
}: {
  endpoint?: string | undefined;
  patience?: number;
} = {}): SESClient {
  return new SESClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: patience, throwOnRequestTimeout: true },
  });
}

export function makeMailer(client: SESClient, configurationSet?: string): Mailer {
  return {
    async send({ from, to, raw }, notification) {
      try {
        const answer = await client.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [to],
            RawMessage: { Data: raw },
            Tags: [{ Name: 'notification', Value: notification }],
            ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
          }),
        );
        return { outcome: 'sent', messageId: answer.MessageId ?? '' };
      } catch (error) {
        return handoverOf(error);
      }
    },
  };
}

/** Refusals of this one mail; every other refusal (rate, a paused account, rights) may pass. */
const FINAL = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'ValidationError',
]);
/** What the SDK calls an answer that is not one of SES, a proxy's for instance. */
const UNREADABLE = 'Unknown';
/** Failures before the request could leave. */
const NOT_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function handoverOf(error: unknown): Handover {
  if (!(error instanceof Error)) return { outcome: 'unknown', why: 'unknown' };
  if (error instanceof SESServiceException && error.name !== UNREADABLE)
    return { outcome: FINAL.has(error.name) ? 'refused' : 'later', why: error.name };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const left = !NOT_LEFT.has(code) && !isBeforeRequest(error);
  return { outcome: left ? 'unknown' : 'later', why: code };
}

/** No credentials, or no connection in time: the SDK names both only so. */
function isBeforeRequest(error: Error): boolean {
  return (
    error.name === 'CredentialsProviderError' || error.message.includes('did not establish a connection')
  );
}
