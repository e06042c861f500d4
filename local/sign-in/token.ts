import { importJWK, SignJWT } from 'jose';
import { type Account, AUDIENCE, CLIENT_ID } from './accounts.ts';

/** An access token as the provider itself would sign it, for scripts that cannot use a sign-in page. */
export async function signToken(
  account: Account,
  options: { issuer: string; key: Record<string, string>; lifetime: string },
): Promise<string> {
  return await new SignJWT({ ...account.claims, client_id: CLIENT_ID })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: options.key['kid'] ?? '' })
    .setIssuer(options.issuer)
    .setSubject(account.subject)
    .setAudience(AUDIENCE)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(options.lifetime)
    .sign(await importJWK(options.key, 'RS256'));
}
