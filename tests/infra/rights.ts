import * as z from 'zod';
import { Flat, FlatList, type synthesise } from './support.ts';

const Policy = z.object({
  Roles: z.array(Flat),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: FlatList,
        Resource: FlatList,
        Condition: z.unknown().optional(),
      }),
    ),
  }),
});

export interface Right {
  readonly action: string;
  readonly resource: string;
  readonly condition: unknown;
}

/** What the roles of one deployment may do, action by action and resource by resource. */
export function readRights(cloud: ReturnType<typeof synthesise>) {
  const policies = cloud.all('AWS::IAM::Policy', Policy);
  const rightsOf = (policy: (typeof policies)[number]): Right[] =>
    policy.is.PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) => Resource.map((resource) => ({ action, resource, condition: Condition }))),
    );
  const roles = new Map(
    cloud
      .all('AWS::Lambda::Function', z.object({ FunctionName: z.string(), Role: Flat }))
      .map(({ is }) => [
        is.FunctionName.replace('rdv-famille-', ''),
        is.Role.replace(/^<(.*)\.Arn>$/, '<$1>'),
      ]),
  );
  return {
    everybody: policies.flatMap(rightsOf),
    of(name: string): Right[] {
      const role = roles.get(name);
      return policies.filter(({ is }) => role !== undefined && is.Roles.includes(role)).flatMap(rightsOf);
    },
  };
}
