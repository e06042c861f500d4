import { DateTime } from 'luxon';
import * as z from 'zod';
import { sameText } from '../../shared/config/keyring.ts';
import { type Listening, listen, readWhole, sendJson } from '../http.ts';
import type { Ticker } from './ticker.ts';

const Fire = z.object({ schedule: z.string(), at: z.string().optional() });

/** `POST /` fires a schedule: `{ schedule, at? }`, `at` a local time of `zone` or an instant. Needs the secret of this machine, so that no web page can call it. */
export async function startControl(
  port: number,
  ticker: Ticker,
  zone: string,
  secret: string,
): Promise<Listening> {
  return await listen(port, async (request, response) => {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${secret}`))
      return sendJson(response, 403, { message: 'wrong secret' });
    const body = await readWhole(request, 10_000);
    const asked = Fire.parse(JSON.parse(body?.toString('utf8') ?? ''));
    const at = asked.at === undefined ? Date.now() : DateTime.fromISO(asked.at, { zone }).toMillis();
    if (Number.isNaN(at)) return sendJson(response, 400, { message: `${asked.at} is not a time` });
    try {
      sendJson(response, 200, { answer: (await ticker.fire(asked.schedule, at)) ?? null });
    } catch (error) {
      sendJson(response, 400, { message: error instanceof Error ? error.message : String(error) });
    }
  });
}
