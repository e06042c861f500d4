import type { CallOf } from '../../api/contract.ts';
import type { Service } from '../../app/catalogue.tsx';
import { isFixed } from './booking/bookable.ts';
import type { Touched } from './touched.ts';

type OfferBody = CallOf<'POST /v1/staff/disruptions/{id}/offer'>['body'];
type Proposal = Touched['proposals'][number];

/**
 * Some of the proposals as an offer. Where a professional fixes the appointments all its times are with one of them; elsewhere
 * whoever is free receives (B7). Undefined when the chosen ones cannot be offered together.
 */
export function offerOf(
  { appointment }: Pick<Touched, 'appointment'>,
  chosen: readonly Proposal[],
  services: readonly Service[],
): OfferBody | undefined {
  const service = services.find(({ id }) => id === appointment.service);
  const [professional, ...others] = new Set(chosen.map((one) => one.professional.id));
  if (professional === undefined) return undefined;
  const offer = { appointment: appointment.id, starts: chosen.map(({ start }) => start) };
  if (service !== undefined && !isFixed(service)) return offer;
  return others.length > 0 ? undefined : { ...offer, professional };
}

/** Everything that can be offered at once without asking anybody: all proposals, or those with the first one's professional. */
export function usualOffer(touched: Touched, services: readonly Service[]): OfferBody | undefined {
  const [first] = touched.proposals;
  if (first === undefined) return undefined;
  const withFirst = touched.proposals.filter((one) => one.professional.id === first.professional.id);
  return offerOf(touched, touched.proposals, services) ?? offerOf(touched, withFirst, services);
}
