import { bookableService } from '../booking/want.ts';
import type { Caf, Service } from '../domain/caf.ts';

/** The service of support series. */
export const SUPPORT = 'accompagnement-social';

/** @throws DomainError NOT_BOOKABLE, INVALID where this Caf does not give it. */
export const supportService = (caf: Caf): Service => bookableService(caf, SUPPORT, 'staff');
