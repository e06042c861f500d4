import { useLoad } from '../../app/use-load.ts';
import { fullName } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Case, Party } from './types.ts';

const DAY = 86_400_000;

/** « il y a 12 jours »; by local dates, `now` in epoch ms. */
export function ageInWords(createdAt: string, now: number, dayOf: (iso: string) => string): string {
  const from = Date.parse(dayOf(createdAt));
  const to = Date.parse(dayOf(new Date(now).toISOString()));
  const days = Math.round((to - from) / DAY);
  if (days < 1) return texts.age.today;
  return days < 60 ? texts.age.days(days) : texts.age.months(Math.floor(days / 30));
}

export const nameOf = ({ person }: Pick<Party, 'person'>) => fullName(person);

/** The party with this id, as one of its case. */
export const partyWith = ({ parties }: Pick<Case, 'parties'>, id: string) =>
  parties.find((party) => party.id === id);

/** Whether a mark rules joint sessions out (M7). */
export const isBlocked = ({ parties }: Pick<Case, 'parties'>): boolean =>
  parties.some(({ marks = [] }) => marks.includes('no-joint-session'));

/** The communes of the Caf's list by id; until they are read, or when they cannot be, an id stands for itself. */
export function useTerritories() {
  const { ask } = useStaff();
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/mediation-territories', {}, { signal }), []);
  const territories = load.state === 'ready' ? load.value.territories : [];
  const nameOfTerritory = (id: string) =>
    id === ELSEWHERE ? texts.elsewhere : (territories.find((one) => one.id === id)?.name ?? id);
  return { load, again, territories, nameOfTerritory };
}

/** The name of a professional; until it is read, or when it cannot be, nothing. */
export function useNameOfProfessional(id: string): string {
  const { ask } = useStaff();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const found = load.state === 'ready' ? load.value.professionals.find((one) => one.id === id) : undefined;
  return found?.displayName ?? '';
}

/** A party may live anywhere (M3). */
export const ELSEWHERE = 'elsewhere';

/** Whether a message to this party goes by mail; else they stand on the to-call list (F4, M7). */
export function isMailed({ person, contact }: Pick<Party, 'person' | 'contact'>): boolean {
  return contact.by === 'email' && person.email !== undefined && !contact.discreet;
}

/** The room's page on the site that is open: a machine of one's own does not have the Caf's public name. */
export function localAddress(address: string): string {
  const { pathname, hash } = new URL(address);
  return `${pathname}${hash}`;
}
