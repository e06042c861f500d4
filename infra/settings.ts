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
    oidcClientId: z.string().min(1).optional(),
    oidcScope: z
      .string()
      .regex(/(^| )openid( |$)/, 'openid is needed')
      .optional(),
  })
  .refine(
    ({ oidcIssuer, oidcAudience, oidcClientId }) =>
      new Set([oidcIssuer, oidcAudience, oidcClientId].map((one) => one === undefined)).size === 1,
    { path: ['oidcClientId'], message: 'oidcIssuer, oidcAudience and oidcClientId go together' },
  );

/** Enough for Cognito and for an issuer whose access tokens are for this service anyway. */
export const OPENID = 'openid';

/** Where staff sign in: the stack's own Cognito pool, or an issuer that exists already. */
export interface SignIn {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The browser client as the issuer knows it, and what it asks for. */
  readonly clientId: string;
  readonly scope: string;
  /** Origins that the browser must reach to sign in. */
  readonly origins: readonly string[];
}

type Oidc = 'oidcIssuer' | 'oidcAudience' | 'oidcClientId' | 'oidcScope';

export interface Settings extends Readonly<Omit<z.infer<typeof Context>, Oidc>> {
  readonly cafs: readonly Caf[];
  /** Origins (`https://host`) at which the client is served. */
  readonly origins: readonly string[];
  readonly signIn: SignIn | undefined;
}

/** Reads the context of the app. Throws a ZodError that names the wrong key. */
export function readSettings(scope: Construct): Settings {
  const keys = Object.keys(Context.shape);
  const context = Context.parse(Object.fromEntries(keys.map((key) => [key, scope.node.tryGetContext(key)])));
  const { oidcIssuer, oidcAudience, oidcClientId, oidcScope, ...settings } = context;
  const cafs = [...loadCafs().values()];
  const addresses =
    settings.webAddress === undefined ? cafs.map((caf) => caf.webAddress) : [settings.webAddress];
  return {
    ...settings,
    cafs,
    origins: [...new Set(addresses.map((address) => new URL(address).origin))],
    signIn: elsewhere({ oidcIssuer, oidcAudience, oidcClientId, oidcScope }),
  };
}

function elsewhere(context: Pick<z.infer<typeof Context>, Oidc>): SignIn | undefined {
  const { oidcIssuer: issuer, oidcAudience: audience, oidcClientId: clientId, oidcScope: scope } = context;
  if (issuer === undefined || audience === undefined || clientId === undefined) return undefined;
  return {
    issuer,
    audience: audience.split(','),
    clientId,
    scope: scope ?? OPENID,
    origins: [new URL(issuer).origin],
  };
}
