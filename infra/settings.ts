import type { Construct } from 'constructs';
import * as z from 'zod';
import { loadCafs } from '../shared/config/cafs/index.ts';
import type { Caf } from '../shared/domain/caf.ts';

const Text = z.string().min(1).optional();

/** What may be set with `-c key=value` or in cdk.json; docs/deploy.md explains each. */
const Context = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9-]{2,20}$/),
    region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:/, 'CloudFront takes certificates of us-east-1 only')
      .optional(),
    webAddress: z.url().optional(),
    alarmEmail: z.email().optional(),
    oidcIssuer: z.url().optional(),
    oidcAudience: Text,
  })
  .refine((context) => (context.oidcIssuer === undefined) === (context.oidcAudience === undefined), {
    path: ['oidcAudience'],
    message: 'oidcIssuer and oidcAudience go together',
  });

/** Where staff sign in: the stack's own Cognito pool, or an issuer that exists already. */
export interface SignIn {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Origins that the browser must reach to sign in. */
  readonly origins: readonly string[];
}

export interface Settings {
  /** First part of every physical name, so that a trial and the real service fit into one account. */
  readonly name: string;
  readonly region: string;
  readonly cafs: readonly Caf[];
  /** Origins (`https://host`) at which the client is served. */
  readonly origins: readonly string[];
  /** Stands in for each Caf's own web address in mails. */
  readonly webAddress?: string;
  readonly certificateArn?: string;
  readonly alarmEmail?: string;
  readonly signIn?: SignIn;
}

/** Reads the context of the app. Throws a ZodError that names the wrong key. */
export function readSettings(scope: Construct, cafs = [...loadCafs().values()]): Settings {
  const keys = Object.keys(Context.shape);
  const context = Context.parse(Object.fromEntries(keys.map((key) => [key, scope.node.tryGetContext(key)])));
  const { name, region, webAddress, certificateArn, alarmEmail, oidcIssuer, oidcAudience } = context;
  const addresses = webAddress === undefined ? cafs.map((caf) => caf.webAddress) : [webAddress];
  return {
    name,
    region,
    cafs,
    origins: [...new Set(addresses.map((address) => new URL(address).origin))],
    ...(webAddress === undefined ? {} : { webAddress: webAddress.replace(/\/$/, '') }),
    ...(certificateArn === undefined ? {} : { certificateArn }),
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(oidcIssuer === undefined || oidcAudience === undefined
      ? {}
      : {
          signIn: {
            issuer: oidcIssuer,
            audience: oidcAudience.split(','),
            origins: [new URL(oidcIssuer).origin],
          },
        }),
  };
}
