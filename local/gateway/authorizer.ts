import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { toClaims } from './event.ts';

/** Claims of the bearer token in `header`, or undefined when there is none that holds. */
export type Authorizer = (header: string | undefined) => Promise<Record<string, string> | undefined>;

/** The JWT authorizer of the HTTP API: signature by the issuer's published keys, issuer, audience and time. */
export function makeAuthorizer(issuer: string, audience: string): Authorizer {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return async (header) => {
    const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
      });
      return toClaims(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}
