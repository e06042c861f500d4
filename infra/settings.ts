import type { Construct } from 'constructs';
import * as z from 'zod';
import { loadCafs } from '../shared/config/cafs/index.ts';
import type { Caf } from '../shared/domain/caf.ts';

/** What may be set with `-c key=value` or in cdk.json; docs/deploy.md explains each. */
const Context = z
  .object({
    /** First part of every physical name, so that a trial and the real service fit into one account. */
    name: z.string().regex(/^[a-z][a-z0-9-]{2,20}$/),
    region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:/, 'CloudFront takes certificates of us-east-1 only')
      .optional(),
    /** Stands in for each Caf's own web address, in mails too. */
    webAddress: z
      .url()
      .transform((address) => address.replace(/\/$/, ''))
      .optional(),
    alarmEmail: z.email().optional(),
    /** Which version of the origin secret is in force; needed once it was changed. */
    originSecretVersion: z.string().min(32).optional(),
    oidcIssuer: z.url().optional(),
    oidcAudience: z.string().min(1).optional(),
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

export interface Settings extends Readonly<Omit<z.infer<typeof Context>, 'oidcIssuer' | 'oidcAudience'>> {
  readonly cafs: readonly Caf[];
  /** Origins (`https://host`) at which the client is served. */
  readonly origins: readonly string[];
  readonly signIn: SignIn | undefined;
}

/** Reads the context of the app. Throws a ZodError that names the wrong key. */
export function readSettings(scope: Construct): Settings {
  const keys = Object.keys(Context.shape);
  const context = Context.parse(Object.fromEntries(keys.map((key) => [key, scope.node.tryGetContext(key)])));
  const { oidcIssuer, oidcAudience, ...settings } = context;
  const cafs = [...loadCafs().values()];
  const addresses =
    settings.webAddress === undefined ? cafs.map((caf) => caf.webAddress) : [settings.webAddress];
  return {
    ...settings,
    cafs,
    origins: [...new Set(addresses.map((address) => new URL(address).origin))],
    signIn: elsewhere(oidcIssuer, oidcAudience),
  };
}

function elsewhere(issuer: string | undefined, audience: string | undefined): SignIn | undefined {
  if (issuer === undefined || audience === undefined) return undefined;
  return { issuer, audience: audience.split(','), origins: [new URL(issuer).origin] };
}
