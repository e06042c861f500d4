import { type Consultation, isLive, type Situation } from './consultation.ts';
import { nameKey } from './person.ts';
import { daysBetween, localDateOf } from './time.ts';

/** The publics that come first, by what the person declared (P4) [S]. */
const FIRST: ReadonlySet<Situation> = new Set([
  'separation',
  'bereavement',
  'disability',
  'single-parent',
  'violence',
]);

export const comesFirst = ({ situation }: Pick<Consultation, 'situation'>): boolean => FIRST.has(situation);

/**
 * The order of the queue (P4): priority publics first, and among equals whoever has waited longest; ties by id. Nothing is left out.
 */
export function inOrder(requests: readonly Consultation[]): Consultation[] {
  return requests.toSorted(
    (a, b) =>
      Number(comesFirst(b)) - Number(comesFirst(a)) ||
      a.createdAt - b.createdAt ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Days waited, by the calendar of the Caf: until the first answer, or until today. */
export function daysWaited(
  { createdAt, answeredAt, state }: Pick<Consultation, 'createdAt' | 'answeredAt' | 'state'>,
  { now, zone }: { now: number; zone: string },
): number {
  const until = answeredAt ?? (state.status === 'closed' ? state.at : now);
  return daysBetween(localDateOf(createdAt, zone), localDateOf(until, zone));
}

/** Where a request stands for its psychologists. */
export type Stage = 'new' | 'in-analysis' | 'proposed' | 'to-propose-again' | 'appointed' | 'closed';

export function stageOf(consultation: Consultation, now: number): Stage {
  const { state, proposal, appointments, calls, worksheet } = consultation;
  if (state.status === 'closed') return 'closed';
  if (isLive(proposal, now)) return 'proposed';
  if (appointments.length > 0) return 'appointed';
  if (proposal !== undefined) return 'to-propose-again';
  return calls.length > 0 || worksheet !== undefined ? 'in-analysis' : 'new';
}

/** Other open requests under the same name, with an e-mail, a phone or a number in common: shown, never merged. */
export function alike(request: Consultation, others: readonly Consultation[]): string[] {
  const name = nameKey(request.person);
  const { email, phone, allocataireNumber } = request.person;
  return others
    .filter(({ id, person }) => {
      if (id === request.id || nameKey(person) !== name) return false;
      const shares = (a: string | undefined, b: string | undefined) => a !== undefined && a === b;
      return (
        shares(email, person.email) ||
        shares(phone, person.phone) ||
        shares(allocataireNumber, person.allocataireNumber)
      );
    })
    .map(({ id }) => id);
}

/** What somebody who handed a request in may know of it (P3): received or answered, nothing more. */
export function knownToReferrer({ answeredAt, state }: Consultation): 'received' | 'answered' {
  return answeredAt !== undefined || state.status === 'closed' ? 'answered' : 'received';
}
