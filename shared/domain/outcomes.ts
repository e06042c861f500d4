import * as z from 'zod';
import { Outcome } from './appointment.ts';
import { Slug } from './words.ts';

/** One way in which an appointment of a service may have gone: its words, and what it means for every count. */
export const ServiceOutcome = z.strictObject({ id: Slug, label: z.string().min(1).max(60), means: Outcome });
export type ServiceOutcome = z.infer<typeof ServiceOutcome>;

/** Of a service that has no list of its own. */
const USUAL: readonly ServiceOutcome[] = [
  { id: 'kept', label: 'A eu lieu', means: 'kept' },
  { id: 'late', label: 'A eu lieu, en retard', means: 'late' },
  { id: 'left', label: 'Parti avant la fin', means: 'left' },
  { id: 'missed', label: 'Personne absente', means: 'missed' },
  { id: 'cancelled-by-caf', label: 'La Caf n’a pas pu', means: 'cancelled-by-caf' },
  { id: 'referred', label: 'Orienté ailleurs', means: 'referred' },
];

/** The outcomes of a service, in the order in which they are offered; of one no longer configured the usual ones. */
export function outcomesOf(
  service: { readonly outcomes?: readonly ServiceOutcome[] | undefined } | undefined,
): readonly ServiceOutcome[] {
  return service?.outcomes ?? USUAL;
}

/** Why a list cannot be used, if so: the two gestures that every list page offers must be in it, and mean what they say. */
export function faultOfOutcomes(outcomes: readonly ServiceOutcome[]): string | undefined {
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  if (byId.size !== outcomes.length) return 'two outcomes share an id';
  if (!byId.has('kept') || !byId.has('missed')) return 'kept and missed are always offered';
  const wrong = outcomes.find(({ id, means }) => Outcome.safeParse(id).success && id !== means);
  return wrong === undefined ? undefined : `${wrong.id} means something else`;
}
