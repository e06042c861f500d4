import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { referRoutes } from './refer.ts';
import { referralRoutes } from './referrals.ts';
import { situationRoutes } from './situations.ts';

/** Referrals between services and to partners, and what those who follow one person may know of each other. */
export function staffReferrals(deps: Deps) {
  return httpFunction(deps, [...referRoutes(deps), ...referralRoutes(deps), ...situationRoutes(deps)]);
}
