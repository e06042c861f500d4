import type { Log } from '../deps.ts';
import type { Environment } from './environment.ts';

const LEVELS = ['info', 'warn', 'error'] as const;

/** One JSON line an event, as CloudWatch reads them; fields never hold personal data (D1). Below `LOG_LEVEL` nothing is written. */
export function makeLog(environment: Pick<Environment, 'AWS_LAMBDA_FUNCTION_NAME' | 'LOG_LEVEL'>): Log {
  const least = LEVELS.indexOf(environment.LOG_LEVEL);
  const line =
    (level: (typeof LEVELS)[number]) =>
    (message: string, fields: Record<string, string | number | boolean> = {}): void => {
      if (LEVELS.indexOf(level) < least) return;
      const entry = { level, message, function: environment.AWS_LAMBDA_FUNCTION_NAME, ...fields };
      process.stdout.write(`${JSON.stringify(entry)}\n`);
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
