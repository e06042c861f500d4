import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { runningTable } from '../../../local/running-table.ts';
import { keys } from '../../../shared/store/keys.ts';
import { freshName, type Hands } from './desk.ts';
import { machineFolder } from './machine-folder.ts';

export const GROUP_SERVICE = 'information-collective';

const Agenda = z.object({
  days: z.array(
    z.object({
      date: z.string(),
      windows: z.array(z.object({ start: z.string(), end: z.string(), place: z.string() })),
      appointments: z.array(z.unknown()),
    }),
  ),
});
const Opened = z.object({ id: z.string(), start: z.string(), place: z.string() });

export interface FreeHalfDay {
  readonly date: string;
  /** `HH:mm` on the Caf's clock. */
  readonly time: string;
  readonly place: string;
  /** ISO with offset. */
  readonly start: string;
}

/** A half-day in which this professional receives and nobody has booked, so many days ahead or later. */
export async function freeHalfDay(
  send: Hands,
  professional: string,
  daysAhead: number,
): Promise<FreeHalfDay> {
  const from = DateTime.now().setZone('Europe/Paris').plus({ days: daysAhead });
  const query = new URLSearchParams({
    professional,
    from: from.toISODate() ?? '',
    to: from.plus({ days: 40 }).toISODate() ?? '',
  });
  const { days } = Agenda.parse(await send('GET', `/staff/agenda?${query}`));
  for (const { date, windows, appointments } of days) {
    const [window] = windows;
    if (window === undefined || appointments.length > 0) continue;
    const start = DateTime.fromISO(`${date}T${window.start}`, { zone: 'Europe/Paris' }).toISO() ?? '';
    return { date, time: window.start, place: window.place, start };
  }
  throw new Error(`no free half-day of ${professional}`);
}

/** A session fixed by the API, where a test needs one. */
export async function aSession(send: Hands, professional: string, seats: number, daysAhead: number) {
  const { place, start } = await freeHalfDay(send, professional, daysAhead);
  const body = { service: GROUP_SERVICE, place, mode: 'on-site', start, animators: [professional], seats };
  return Opened.parse(await send('POST', '/staff/groups', body));
}

/** Many people ask for a seat at one moment, over HTTP, each of their own name and mailbox; the statuses of the answers. */
export function crowd(
  { api }: Addresses,
  { id: session, start, place }: z.infer<typeof Opened>,
  people: number,
): Promise<number[]> {
  return Promise.all(
    Array.from({ length: people }, async () => {
      const lastName = freshName();
      const response = await fetch(`${api}/v1/cafs/94/appointments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          service: GROUP_SERVICE,
          session,
          start,
          place,
          mode: 'on-site',
          person: {
            firstName: 'Alix',
            lastName,
            email: `${lastName.toLowerCase().replace(' ', '-')}@courriel.example`,
          },
        }),
      });
      return response.status;
    }),
  );
}

/** Somebody the secretariat registers, by the API. */
export async function registered(send: Hands, { id: session, start, place }: z.infer<typeof Opened>) {
  return z.object({ id: z.string() }).parse(
    await send('POST', '/staff/appointments', {
      service: GROUP_SERVICE,
      session,
      start,
      place,
      mode: 'on-site',
      person: { firstName: 'Sacha', lastName: freshName(), phone: '0199001234' },
      agreement: { at: new Date().toISOString() },
    }),
  );
}

/** Lets a session have begun an hour ago, for those who are registered as well: nothing of the service makes a past one. */
export async function begun({ id }: { id: string }, appointments: readonly string[]): Promise<void> {
  const { store } = runningTable(machineFolder());
  const start = Date.now() - 3_600_000;
  const items = [keys.groupSession('94', id), ...appointments.map((one) => keys.appointment('94', one))];
  for (const Key of items)
    await store.client.send(
      new UpdateCommand({
        TableName: store.table,
        Key,
        UpdateExpression: 'SET #start = :start, #end = :end',
        ExpressionAttributeNames: { '#start': 'start', '#end': 'end' },
        ExpressionAttributeValues: { ':start': start, ':end': start + 5_400_000 },
      }),
    );
}
