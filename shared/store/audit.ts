import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { makeCalendar } from '../domain/time.ts';
import { LocalDate } from '../domain/words.ts';
import type { Store } from './client.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';

/** D2 [A]: as long as the appointments that were read. */
const KEPT_DAYS = 731;
/** A longer list becomes several lines: an item holds 400 KB and a line should stay small. */
const MOST_IDS = 200;

/** What was done with personal data. */
export const AuditedAct = z.enum([
  'read-agenda',
  'read-appointment',
  'search-people',
  'read-lists',
  'read-campaign',
  'read-mediation',
  'read-group',
  'read-support',
  'read-consultation',
  'read-marks',
  'lift-mark',
  'read-referral',
  'read-situation',
  'export-kept',
  'read-data-requests',
  'hand-in-data-request',
  'check-data-request',
  'refuse-data-request',
  'print-data-slip',
  'hand-over-data',
]);
export type AuditedAct = z.infer<typeof AuditedAct>;

/** Written down even when nobody was found: that is an answer too. */
const ALWAYS: ReadonlySet<AuditedAct> = new Set(['search-people', 'read-marks', 'lift-mark', 'export-kept']);

/** One reading of personal data by staff (D3): opaque ids, never a name. `at`: epoch ms. */
export const AuditLine = z.strictObject({
  caf: z.string(),
  by: z.string(),
  act: AuditedAct,
  date: LocalDate,
  at: z.int(),
  professional: z.string().optional(),
  /** Appointments, call-backs, requests and parties of mediations whose person was shown. */
  appointments: z.array(z.string()),
});
export type AuditLine = z.infer<typeof AuditLine>;

/**
 * Records who was shown whose data, before they are shown: a reading that cannot be recorded does not take place. Nothing
 * is written when nobody was, but for a search.
 */
export async function auditReading(
  store: Store,
  reading: Pick<AuditLine, 'by' | 'act' | 'professional' | 'appointments'> & {
    caf: { readonly code: string; readonly zone: string };
    now: number;
  },
): Promise<void> {
  const { caf, by, act, professional, appointments, now } = reading;
  const date = makeCalendar(caf.zone).localDateOf(now);
  const count = Math.max(appointments.length, ALWAYS.has(act) ? 1 : 0);
  for (let from = 0; from < count; from += MOST_IDS) {
    const line: AuditLine = {
      caf: caf.code,
      by,
      act,
      date,
      at: now,
      ...(professional === undefined ? {} : { professional }),
      appointments: appointments.slice(from, from + MOST_IDS),
    };
    const write = new PutCommand({
      TableName: store.table,
      Item: {
        ...keys.audit(caf.code, date, crypto.randomUUID()),
        kind: 'audit',
        ...line,
        ttl: ttlAfter(now, KEPT_DAYS),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await store.client.send(write).catch(unlessWritten);
  }
}

/** The key is random: it is refused only when an earlier attempt was written and its answer lost. */
function unlessWritten(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
