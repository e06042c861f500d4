import { describe, expect, it } from 'vitest';
import { addMemberships } from '../../functions/token-claims/handler.ts';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { readStaff } from '../../shared/http/staff.ts';

/** The form in which Cognito calls a V2 trigger. */
const event = (groups: string[] | undefined, clientMetadata = {}) => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'eu-west-3',
  userPoolId: 'eu-west-3_example',
  userName: 'a-user',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown', clientId: 'a-client' },
  request: {
    userAttributes: { sub: 'a-subject', 'cognito:user_status': 'CONFIRMED' },
    groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
    scopes: ['openid'],
    clientMetadata,
  },
  response: { claimsAndScopeOverrideDetails: null },
});

const memberships = async (groups: string[] | undefined, clientMetadata = {}) => {
  const { response } = await addMemberships(event(groups, clientMetadata));
  return response.claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride.memberships;
};

describe('the claims of an access token', () => {
  it('carry the Caf and the roles that an administrator gave the account', async () => {
    expect(await memberships(['94:mediator', '94:manager', '2A:admin'])).toEqual([
      '94:mediator',
      '94:manager',
      '2A:admin',
    ]);
  });

  it('leave out groups that are not a Caf and a role', async () => {
    expect(
      await memberships(['94:director', 'testers', '94', '9:mediator', '94:mediator:x', ':admin']),
    ).toEqual([]);
  });

  it('are an empty list for an account in no group, so that an older claim never stays', async () => {
    expect(await memberships([])).toEqual([]);
    expect(await memberships(undefined)).toEqual([]);
  });

  it('never come from what the client sent', async () => {
    expect(await memberships(['94:secretariat'], { memberships: '94:admin' })).toEqual(['94:secretariat']);
  });

  it('leave everything else of the event to Cognito as it was', async () => {
    const given = event(['94:mediator']);
    const { response, ...answer } = await addMemberships(given);
    const { response: _, ...rest } = given;
    expect(answer).toEqual(rest);
    expect(Object.keys(response.claimsAndScopeOverrideDetails)).toEqual(['accessTokenGeneration']);
  });

  it('are understood by the staff functions in the form API Gateway hands them over', async () => {
    const claim = `[${(await memberships(['94:mediator', '94:manager'])).join(' ')}]`;
    const staff = readStaff({ sub: 'a-subject', memberships: claim }, undefined, loadCafs());
    expect(staff.caf.code).toBe('94');
    expect(staff.roles).toEqual(['mediator', 'manager']);
  });

  it('stop the sign-in when the event is not what Cognito sends', async () => {
    await expect(
      addMemberships({ request: { groupConfiguration: { groupsToOverride: '94:admin' } } }),
    ).rejects.toThrow();
  });
});
