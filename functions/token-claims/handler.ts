import * as z from 'zod';
import { CafCode, Role } from '../../shared/domain/words.ts';

const TokenEvent = z.looseObject({
  request: z.looseObject({
    groupConfiguration: z.looseObject({ groupsToOverride: z.array(z.string()).nullish() }).nullish(),
  }),
});

function isMembership(group: string): boolean {
  const [code, role, ...rest] = group.split(':');
  return rest.length === 0 && CafCode.safeParse(code).success && Role.safeParse(role).success;
}

/**
 * Before Cognito signs an access token: the groups of the account that are a Caf and a role (`94:mediator`) become its claim
 * `memberships`, an empty list for an account without any. Other groups, and what the account itself asked for, never count.
 */
export async function addMemberships(event: unknown) {
  const parsed = TokenEvent.parse(event);
  const groups = parsed.request.groupConfiguration?.groupsToOverride ?? [];
  return {
    ...parsed,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { memberships: groups.filter(isMembership) } },
      },
    },
  };
}
