import type { Caf, Place, Service } from '../../shared/domain/caf.ts';
import { type Mode, ReceivingRole } from '../../shared/domain/words.ts';
import { ACCOUNTS } from '../sign-in/accounts.ts';

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
  readonly weekdays: number[];
  readonly modes: readonly Mode[];
  readonly services: readonly string[];
}

interface HalfDay {
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
}

/** A half-day of a place, and who may take it. */
interface Need {
  readonly role: ReceivingRole;
  readonly place: Place;
  readonly half: HalfDay;
  readonly among: readonly string[];
}

/** Tuesday mornings stay free everywhere, for whoever tries the planning first. */
const HALF_DAYS: readonly HalfDay[] = [1, 2, 3, 4, 5]
  .flatMap((weekday) => [
    { weekday, start: '09:00', end: '12:15' },
    { weekday, start: '13:30', end: '16:45' },
  ])
  .filter(({ weekday, start }) => weekday !== 2 || start !== '09:00');
const MEDIATION_HALF_DAYS = 7;
/** At each site of the Caf: they receive beside social workers. */
const ADVISER_HALF_DAYS = 5;
const NUMBERS = [
  'Un',
  'Deux',
  'Trois',
  'Quatre',
  'Cinq',
  'Six',
  'Sept',
  'Huit',
  'Neuf',
  'Dix',
  'Onze',
  'Douze',
  'Treize',
  'Quatorze',
  'Quinze',
];

/** One professional for each demonstration account of a role that receives, with names that nobody bears. */
export function sampleProfessionals(): SampleProfessional[] {
  return ReceivingRole.options
    .flatMap((role) =>
      ACCOUNTS.filter((account) => account.role === role).map(({ subject, label }) => ({
        id: subject,
        role,
        title: label.replace(/ \d+$/, ''),
        subject,
      })),
    )
    .map((one, at) => ({ ...one, displayName: `${at % 2 === 0 ? 'Mme' : 'M.'} Exemple ${NUMBERS[at]}` }));
}

/**
 * Availabilities that give each place its half-days: social workers are shared out over all places, each mediator has one place, each
 * psychologist receives at both of theirs. Those of one professional stand together, so that their days are opened about once.
 */
export function sampleAvailabilities(caf: Caf): SampleAvailability[] {
  const free = new Map(sampleProfessionals().map(({ id }) => [id, HALF_DAYS]));
  const made = new Map<string, SampleAvailability>();
  for (const { role, place, half, among } of needs(caf)) {
    const remaining = (id: string) => free.get(id) ?? [];
    const able = among.filter((id) => remaining(id).includes(half));
    const professional = able.toSorted((a, b) => remaining(b).length - remaining(a).length)[0];
    if (professional === undefined) continue;
    free.set(
      professional,
      remaining(professional).filter((each) => each !== half),
    );
    const { weekday, start, end } = half;
    const key = `${professional} ${place.id} ${start}`;
    const services = servicesAt(caf, role, place);
    const modes = [...new Set(services.flatMap((service) => service.modes))];
    const names = services.map((service) => service.id);
    const one = made.get(key) ?? {
      professional,
      place: place.id,
      start,
      end,
      weekdays: [],
      modes,
      services: names,
    };
    one.weekdays.push(weekday);
    made.set(key, one);
  }
  return [...made.values()].sort((a, b) => a.professional.localeCompare(b.professional));
}

function needs(caf: Caf): Need[] {
  const ids = (role: ReceivingRole) =>
    sampleProfessionals().flatMap((each) => (each.role === role ? [each.id] : []));
  const places = (role: ReceivingRole) =>
    caf.places.filter((place) => servicesAt(caf, role, place).length > 0);
  return [
    ...places('social-worker').flatMap((place, at) =>
      spread(place.halfDaysPerWeek, at).map((half) => ({
        role: 'social-worker' as const,
        place,
        half,
        among: ids('social-worker'),
      })),
    ),
    ...places('mediator').flatMap((place, at) =>
      spread(MEDIATION_HALF_DAYS, 0).map((half) => ({
        role: 'mediator' as const,
        place,
        half,
        among: ids('mediator').slice(at, at + 1),
      })),
    ),
    ...places('benefits-adviser')
      .filter(({ kind }) => kind === 'caf')
      .flatMap((place, at) =>
        spread(ADVISER_HALF_DAYS, at).map((half) => ({
          role: 'benefits-adviser' as const,
          place,
          half,
          among: ids('benefits-adviser'),
        })),
      ),
    ...ids('psychologist').flatMap((id, at) =>
      places('psychologist').flatMap((place, index) =>
        spread(2, at + 3 * index).map((half) => ({
          role: 'psychologist' as const,
          place,
          half,
          among: [id],
        })),
      ),
    ),
  ];
}

function servicesAt(caf: Caf, role: ReceivingRole, place: Place): Service[] {
  return caf.services.filter(
    (service) =>
      (service.receivedBy === role || (role === 'benefits-adviser' && service.together?.includes(role))) &&
      service.places.includes(place.id),
  );
}

/** So many half-days, evenly over the week, beginning with another one for each place. */
function spread(count: number, first: number): HalfDay[] {
  const wanted = Math.min(count, HALF_DAYS.length);
  const at = (index: number) => (first + Math.floor((index * HALF_DAYS.length) / wanted)) % HALF_DAYS.length;
  return Array.from({ length: wanted }, (_, index) => HALF_DAYS[at(index)]).filter(
    (half) => half !== undefined,
  );
}
