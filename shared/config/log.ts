import type { Log } from '../deps.ts';

/** One JSON line an event, as CloudWatch reads them; fields never hold personal data (D1). */
export function makeLog(functionName: string): Log {
  const line =
    (level: string) =>
    (message: string, fields: Record<string, string | number | boolean> = {}): void => {
      process.stdout.write(`${JSON.stringify({ level, message, function: functionName, ...fields })}\n`);
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
