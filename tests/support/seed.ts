import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../shared/domain/day.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Store } from '../../shared/store/client.ts';
import { ttlAfter } from '../../shared/store/items.ts';
import { indexKeys, keys } from '../../shared/store/keys.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aDay, aProfessional } from './fixtures.ts';

/** Puts a day as the opener leaves it. */
export async function openADay(store: Store, overrides: Partial<Day> = {}): Promise<Day> {
  const day = aDay(overrides);
  const { taken, ...rest } = day;
  await store.client.send(
    new PutCommand({
      TableName: store.table,
      Item: {
        ...keys.day(day.caf, day.professional, day.date),
        kind: 'day',
        ...rest,
        ...(taken.size > 0 ? { taken } : {}),
        ...indexKeys.dayOfRole(day.caf, day.role, day.date, day.professional),
        ttl: ttlAfter(Date.parse(day.date), 90),
      },
    }),
  );
  return day;
}

/** A professional with one open day. */
export async function aReceivingProfessional(
  store: Store,
  overrides: Partial<Professional> = {},
  day: Partial<Day> = {},
): Promise<Professional> {
  const professional = aProfessional(overrides);
  await putProfessional(store, professional);
  await openADay(store, {
    caf: professional.caf,
    professional: professional.id,
    role: professional.role,
    ...day,
  });
  return professional;
}
