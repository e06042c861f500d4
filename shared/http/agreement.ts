import * as z from 'zod';
import type { Agreement } from '../domain/appointment.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { Instant } from './contract.ts';

/** F1: who recorded it is the signed-in person, whatever else is sent is refused. */
export const AgreementBody = z.strictObject({
  by: z.string().min(1).max(128).optional(),
  at: Instant,
});

/** Clocks of two machines may differ by so much, ms. */
const SKEW = 120_000;
/** An agreement of more than a year ago is asked for again, ms [A]. */
const AGREED_SINCE = 366 * 86_400_000;

/**
 * The person's agreement as it is recorded: by whoever is signed in (F1). `at`: ISO with offset; `now`: epoch ms; a fault is said of `path`.
 * @throws DomainError AGREEMENT_NEEDED, INVALID for somebody else's, a future or a stale one.
 */
export function recordedAgreement(
  { subject, now }: { readonly subject: string; readonly now: number },
  said: { readonly by?: string | undefined; readonly at: string } | undefined,
  path = 'agreement',
): Agreement {
  if (said === undefined) throw new DomainError('AGREEMENT_NEEDED');
  if (said.by !== undefined && said.by !== subject)
    throw invalid(`${path}.by`, 'C’est la personne connectée qui note l’accord.');
  const at = Date.parse(said.at);
  if (at > now + SKEW) throw invalid(`${path}.at`, 'Cette date est dans le futur.');
  if (at < now - AGREED_SINCE) throw invalid(`${path}.at`, 'Cet accord date de plus d’un an.');
  return { by: subject, at: new Date(at).toISOString() };
}
