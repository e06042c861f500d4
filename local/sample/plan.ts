import type { Caf, Place, Service } from '../../shared/domain/caf.ts';
import type { Mode, ReceivingRole } from '../../shared/domain/words.ts';
import { ACCOUNTS, type Account } from '../sign-in/accounts.ts';

export interface SampleProfessional {
  readonly id: string;
  readonly role: ReceivingRole;
  readonly displayName: string;
  readonly title: string;
  readonly subject: string;
}

export interface SampleAvailability {
  readonly professional: string;
  readonly place: string;
  readonly start: string;
  readonly end: string;
  readonly weekdays: readonly number[];
  readonly modes: readonly Mode[];
  readonly services: readonly string[];
}

interface HalfDay {
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
}

/** Tuesday mornings stay free everywhere, for whoever tries the planning first. */
const HALF_DAYS: readonly HalfDay[] = [1, 2, 3, 4, 5]
  .flatMap((weekday) => [
    { weekday, start: '09:00', end: '12:15' },
    { weekday, start: '13:30', end: '16:45' },
  ])
  .filter(({ weekday, start }) => !(weekday === 2 && start === '09:00'));
const MOST_HALF_DAYS = 6;
const NUMBERS = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix', 'Onze', 'Douze'];

/** One professional for each demonstration account of a role that receives, with names that nobody bears. */
export function sampleProfessionals(): SampleProfessional[] {
  return ACCOUNTS.flatMap((account) => {
    const { subject, label, role } = account;
    if (!isReceiving(role)) return [];
    const at = ACCOUNTS.filter((each) => each.role === role).indexOf(account);
    const displayName = `${at % 2 === 0 ? 'Mme' : 'M.'} Exemple ${NUMBERS[at]} (${initial(label)})`;
    return [{ id: subject, role, displayName, title: label.replace(/ \d+$/, ''), subject }];
  });
}

const initial = (label: string) => label.slice(0, 1);

function isReceiving(role: Account['role']): role is ReceivingRole {
  return role === 'social-worker' || role === 'mediator' || role === 'psychologist';
}

/**
 * Availabilities that give each place of the Caf its half-days: social workers are shared out over all of them, mediators have a place each,
 * psychologists share theirs.
 */
export function sampleAvailabilities(caf: Caf): SampleAvailability[] {
  const free = new Map(sampleProfessionals().map(({ id }) => [id, [...HALF_DAYS]]));
  const taken: { professional: string; place: string; half: HalfDay; role: ReceivingRole }[] = [];
  const take = (role: ReceivingRole, place: string, half: HalfDay, among: readonly string[]) => {
    const able = among.filter((id) => free.get(id)?.includes(half));
    const least = able.toSorted((a, b) => (free.get(b)?.length ?? 0) - (free.get(a)?.length ?? 0))[0];
    if (least === undefined) return;
    free.set(least, (free.get(least) ?? []).filter((each) => each !== half));
    taken.push({ professional: least, place, half, role });
  };
  for (const role of ['social-worker', 'mediator', 'psychologist'] as const) {
    const ids = sampleProfessionals().flatMap((each) => (each.role === role ? [each.id] : []));
    placesOf(caf, role).forEach((place, at) => {
      const own = role === 'mediator' ? ids.filter((_, index) => index === at) : ids;
      for (const half of spread(role === 'social-worker' ? place.halfDaysPerWeek : MOST_HALF_DAYS, at))
        take(role, place.id, half, own);
    });
  }
  return group(caf, taken);
}
