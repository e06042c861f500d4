import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readAddresses } from './addresses.ts';
import { rows } from './environment.ts';
import { dataFolder } from './options.ts';
import { readSecrets } from './secrets.ts';

const Answer = z.object({ answer: z.unknown().optional(), message: z.string().optional() });

/** `npm run -s fire -- reminders [--at 2026-12-01T08:00]` fires a schedule now, or as if at that time of the Caf's zone, and prints what it answered. */
try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { at: { type: 'string' } } });
  const schedule = positionals[0];
  if (schedule === undefined)
    throw new Error(
      `Say which schedule to fire: ${rows('schedule')
        .map(({ name }) => name)
        .join(', ')}. For example: npm run -s fire -- reminders`,
    );
  const folder = dataFolder(process.env);
  const response = await fetch(readAddresses(folder).control, {
    method: 'POST',
    headers: { authorization: `Bearer ${readSecrets(folder).control}`, 'content-type': 'application/json' },
    body: JSON.stringify({ schedule, at: values.at }),
  });
  const { answer, message } = Answer.parse(await response.json());
  if (!response.ok) throw new Error(message);
  console.log(JSON.stringify(answer ?? null));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
