import type { Caf } from './caf.ts';
import type { Detail, FactLabel, FactWord } from './data-facts.ts';
import type { Named } from './data-proof.ts';
import type { Contact } from './person.ts';

/** What facts are told by: the names of services and places, and the clock (epoch ms). */
export interface Telling {
  readonly caf: Caf;
  readonly now: number;
}

export const words = (label: FactLabel, ...all: readonly FactWord[]): Detail[] =>
  all.length === 0 ? [] : [{ label, words: all }];

export const text = (label: FactLabel, said: string | undefined): Detail[] =>
  said === undefined ? [] : [{ label, text: said }];

export const at = (label: FactLabel, instant: number | undefined): Detail[] =>
  instant === undefined ? [] : [{ label, at: instant }];

export const on = (label: FactLabel, date: string | undefined): Detail[] =>
  date === undefined ? [] : [{ label, on: date }];

/** A service or place that is no longer configured keeps its id. */
export const serviceName = ({ services }: Caf, id: string) =>
  services.find((one) => one.id === id)?.name ?? id;
export const placeName = ({ places }: Caf, id: string) => places.find((one) => one.id === id)?.name ?? id;

/** As the record names them. */
export function personDetails({ firstName, lastName, email, phone, allocataireNumber }: Named): Detail[] {
  return [
    ...text('name', `${firstName} ${lastName}`),
    ...text('email', email),
    ...text('phone', phone),
    ...text('allocataire-number', allocataireNumber),
  ];
}

/** How they are reached. Neither discretion, which is a mark (M7), nor the question that opens a talk by voice is said. */
export function contactDetails({ by, hours = [] }: Contact): Detail[] {
  const way = { email: 'by-email', phone: 'by-phone', none: 'no-message' } as const;
  return [...words('reached-by', way[by]), ...words('hours', ...hours)];
}
