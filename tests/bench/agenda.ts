import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { createTable } from '../../local/dynamodb.ts';
import { Day } from '../../shared/domain/day.ts';
import { addDays, weekdayOf } from '../../shared/domain/time.ts';
import { makeStore, type Store } from '../../shared/store/client.ts';
import { indexKeys, keys } from '../../shared/store/keys.ts';

export const FIRST_DATE = '2026-12-01';
/** The evening before, in the Caf's zone. */
export const NOW = Date.parse('2026-11-28T18:00:00+01:00');

/** A table with `professionals` social workers, each open on working days from 9 to 12 and from 13:30 to 17. */
export async function anOpenTable(
  endpoint: string,
  accessKeyId: string,
  { professionals, days }: { professionals: number; days: number },
): Promise<Store> {
  const store = makeStore({
    table: 'rdv',
    endpoint,
    client: { region: 'eu-west-3', credentials: { accessKeyId, secretAccessKey: 'local' } },
  });
  await createTable(store, { expires: false });
  const items = Array.from({ length: professionals }, (_, at) => at)
    .flatMap((at) => Array.from({ length: days }, (_, offset) => openDay(at, addDays(FIRST_DATE, offset))))
    .filter((item) => item !== undefined);
  for (let from = 0; from < items.length; from += 25)
    await store.client.send(
      new BatchWriteCommand({
        RequestItems: { rdv: items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  return store;
}

function openDay(at: number, date: string): Record<string, unknown> | undefined {
  if (weekdayOf(date) > 5) return undefined;
  const receiving = {
    place: 'caf-creteil',
    modes: ['on-site', 'phone', 'video'],
    services: ['rendez-vous-des-droits'],
  };
  const { taken, ...day } = Day.parse({
    caf: '94',
    professional: `professionnel-${String(at).padStart(3, '0')}`,
    role: 'social-worker',
    date,
    revision: 1,
    windows: [
      { from: 108, to: 144, ...receiving },
      { from: 162, to: 204, ...receiving },
    ],
    taken: new Set(),
    entries: {},
  });
  return {
    ...keys.day('94', day.professional, date),
    kind: 'day',
    ...day,
    ...(taken.size > 0 ? { taken } : {}),
    ...indexKeys.dayOfRole('94', 'social-worker', date, day.professional),
  };
}
