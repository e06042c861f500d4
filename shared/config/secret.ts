import * as z from 'zod';
import type { Environment } from './environment.ts';

const EXTENSION = 'http://localhost:2773/secretsmanager/get';
const Answer = z.object({ SecretString: z.string().min(32) });
const ATTEMPTS = 3;

/**
 * The deployment's secret: given on one machine, else fetched once from the extension that stands beside the function.
 * @throws Error when neither is configured or the extension does not answer three times, a second each.
 */
export async function readSecret(environment: Environment, fetching: typeof fetch = fetch): Promise<string> {
  if (environment.SECRET_KEY !== undefined) return environment.SECRET_KEY;
  const { SECRET_ID, AWS_SESSION_TOKEN } = environment;
  if (SECRET_ID === undefined) throw new Error('SECRET_KEY or SECRET_ID must be set');
  const address = `${EXTENSION}?secretId=${encodeURIComponent(SECRET_ID)}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetching(address, {
        headers: { 'X-Aws-Parameters-Secrets-Token': AWS_SESSION_TOKEN ?? '' },
        signal: AbortSignal.timeout(1_000),
      });
      if (!answer.ok) throw new Error(`the secrets extension answered ${answer.status}`);
      return Answer.parse(await answer.json()).SecretString;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
