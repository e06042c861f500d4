import * as z from 'zod';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Person } from '../domain/person.ts';
import { Slug } from '../domain/words.ts';
import { itemName, readTogether } from '../store/days.ts';
import { emailKey, personKeys, phoneKey } from '../store/guards.ts';
import { parseIfAny, parseItem, ttlAfter } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import type { NamedWrite } from '../store/transact.ts';
import type { Found } from './take.ts';
import type { Want } from './want.ts';

/** Who follows a person; what they are followed for is not said. */
export const Follow = z.strictObject({ caf: z.string(), professional: Slug, until: z.int() });

/** A follow-up lasts six months from the last appointment of it [S]. */
const FOLLOW_DAYS = 183;

/** B7: who is offered first is found under the person's keys; a phone counts only where staff vouch for it. */
export function followKeys(
  deps: Deps,
  want: Want,
  person: Person,
  phone: 'typed' | 'vouched' = 'typed',
): { pk: string; sk: string }[] {
  const known = [emailKey(deps.keys, person), phone === 'vouched' ? phoneKey(deps.keys, person) : undefined];
  return known.flatMap((key) => (key === undefined ? [] : [keys.follow(want.caf.code, key)]));
}

export function followedBy(
  deps: Deps,
  want: Want,
  person: Person,
  found: Found,
  phone: 'typed' | 'vouched' = 'typed',
): string | undefined {
  for (const key of followKeys(deps, want, person, phone)) {
    const follow = parseIfAny(Follow, found.get(itemName(key)));
    if (follow !== undefined && follow.until > deps.clock()) return follow.professional;
  }
  return undefined;
}

/** Who follows a person now (B7), found under each of their keys as staff know them. */
export async function followersNow(deps: Deps, caf: string, person: Person, now: number): Promise<string[]> {
  const known = [emailKey(deps.keys, person), phoneKey(deps.keys, person)].filter((key) => key !== undefined);
  const found = await readTogether(
    deps.store,
    known.map((key) => keys.follow(caf, key)),
  );
  const follows = [...found.values()].map((item) => parseItem(Follow, item));
  return follows.filter(({ until }) => until > now).map(({ professional }) => professional);
}

/** Records who follows this person, with the appointment that shows it. */
export function followWrites(deps: Deps, appointment: Appointment): NamedWrite[] {
  const until = appointment.end + FOLLOW_DAYS * 86_400_000;
  return personKeys(deps.keys, appointment).map((personKey) => ({
    name: 'follow',
    write: {
      Put: {
        Item: {
          ...keys.follow(appointment.caf, personKey),
          kind: 'follow',
          caf: appointment.caf,
          professional: appointment.professional,
          until,
          ttl: ttlAfter(until, 1),
        },
      },
    },
  }));
}
