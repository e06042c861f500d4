import type { AnswerOf } from '../../../api/contract.ts';
import { type Service, useCatalogue } from '../../../app/catalogue.tsx';
import { useStaff } from '../../staff.tsx';

export type Professional = AnswerOf<'GET /v1/staff/professionals'>['professionals'][number];

/** Proposed in a case and confirmed by every party, never simply booked (M2). */
const JOINT_SESSION = 'seance-mediation';

/** What whoever is signed in may book for others: what anybody may book, and what they fix themselves (P1). */
export function useBookable(): readonly Service[] {
  const { services } = useCatalogue();
  const { hasRole } = useStaff();
  return services.filter(
    ({ id, delivery, bookableBy, receivedBy }) =>
      id !== JOINT_SESSION &&
      delivery.by === 'caf' &&
      (bookableBy === 'anyone' || bookableBy === 'session' || hasRole(receivedBy)),
  );
}

/** Whether a professional fixes these appointments: then it is one's own agenda, or a colleague's who delegates. */
export const isFixed = ({ bookableBy }: Service) => bookableBy !== 'anyone' && bookableBy !== 'session';

/** Whether this colleague can receive together with another; what somebody fixes themselves is not fixed for a colleague. */
export const maySecond = (service: Service, { role }: Professional) =>
  service.together?.includes(role) === true && !(isFixed(service) && role === service.receivedBy);
