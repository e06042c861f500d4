import type { AnswerOf, CallOf } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { makeWhen } from '../../app/when.ts';
import { useStaff } from '../staff.tsx';
import { listed } from '../words.ts';
import { texts } from './texts.fr.ts';

export type Appointment = AnswerOf<'GET /v1/staff/appointments/{id}'>;
type Booking = CallOf<'POST /v1/staff/appointments'>['body'];
export type Mode = Booking['mode'];
export type Contact = NonNullable<Booking['contact']>;
export type Need = NonNullable<Booking['needs']>[number];
export type HalfDay = NonNullable<Contact['hours']>[number];

export const NEEDS: readonly Need[] = [
  'call-first',
  'accompanied',
  'step-free-access',
  'interpreter',
  'sign-language',
];
export const HALF_DAYS: readonly HalfDay[] = ['morning', 'midday', 'afternoon'];

/** Names and moments in words, as this Caf says them. */
export function useWords() {
  const { services, places } = useCatalogue();
  const { zone } = useStaff().me.caf;
  const when = makeWhen('fr', zone);
  return {
    zone,
    when,
    /** « mardi 1er décembre à 9 h »; the year only where it is not this one. */
    moment: (iso: string) =>
      new Date(iso).getFullYear() === new Date().getFullYear()
        ? texts.words.at(when.shortDay(iso), when.time(iso))
        : when.dayAndTime(iso),
    service: (id: string | undefined) => services.find((one) => one.id === id)?.name ?? '',
    place: (id: string) => places.find((one) => one.id === id)?.name ?? id,
    mode: (mode: Mode) => texts.words.modes[mode],
    professional: ({ name, id }: { readonly name?: string | undefined; readonly id: string }) => name ?? id,
  };
}
export type Words = ReturnType<typeof useWords>;

export const fullName = ({
  firstName,
  lastName,
}: {
  readonly firstName: string;
  readonly lastName: string;
}) => `${firstName} ${lastName}`;

/** « 01 99 00 12 34 »; what is no French number stays as it is. */
export function phoneInWords(phone: string): string {
  return /^0\d{9}$/.test(phone) ? phone.replace(/\d{2}(?=\d)/g, '$&\u00a0') : phone;
}

/** « le matin et l’après-midi ». */
export function hoursInWords(hours: readonly HalfDay[] | undefined): string {
  if (hours === undefined || hours.length === 0 || hours.length === HALF_DAYS.length)
    return texts.words.anyHour;
  return listed(HALF_DAYS.filter((one) => hours.includes(one)).map((one) => texts.words.hours[one]));
}

/** « Camille Exemple et Sacha Exemple » */
export const namesOf = (people: readonly Parameters<typeof fullName>[0][]) => listed(people.map(fullName));

/** « depuis 3 jours », of an instant gone by. */
export function agoInWords(since: string, now: number): string {
  const { ago } = texts.words;
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 1) return ago.now;
  if (minutes < 60) return ago.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ago.hours(hours) : ago.days(Math.floor(hours / 24));
}
