import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

const Secrets = z.object({
  /** Key of codes, links and person keys. */
  key: z.string().min(32),
  /** What CloudFront would add to each request. */
  origin: z.string().min(16),
  control: z.string().min(16),
  cookies: z.string().min(16),
  /** Private key of the sign-in, a JWK. */
  signIn: z.record(z.string(), z.string()),
});
export type Secrets = z.infer<typeof Secrets>;

const path = (folder: string) => join(folder, 'secrets.json');

export function readSecrets(folder: string): Secrets {
  return Secrets.parse(JSON.parse(readFileSync(path(folder), 'utf8')));
}

/** The secrets of this machine, made once: codes and links keep working after a restart. */
export async function secretsOf(folder: string): Promise<Secrets> {
  if (existsSync(path(folder))) return readSecrets(folder);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const random = () => randomBytes(32).toString('base64url');
  const secrets = Secrets.parse({
    key: random(),
    origin: random(),
    control: random(),
    cookies: random(),
    signIn: { ...(await exportJWK(privateKey)), kid: 'local', alg: 'RS256', use: 'sig' },
  });
  writeFileSync(path(folder), JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
