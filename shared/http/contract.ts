import * as z from 'zod';
import type { Caf } from '../domain/caf.ts';
import { Contact, Person } from '../domain/person.ts';
import { Slug } from '../domain/words.ts';

/** Parts of the contract that several functions speak of: each has one form. */

/** Named, so that the document of the API says it once. */
export const Instant = z.iso.datetime({ offset: true }).meta({ id: 'Instant' });
/** Of what we made, as staff name it. */
export const Id = z.string().regex(/^[A-Za-z0-9-]{8,128}$/);
export const IdParams = z.strictObject({ id: Id });
/** A secret that opens one thing. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/);
export const TokenParams = z.strictObject({ token: Token });
/** Six digits of a mail, as typed. */
export const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
/** Of figures. */
export const Year = z.string().regex(/^20\d\d$/);

/** Several starts, each another time: one at least. */
export const starts = (most: number) =>
  z
    .array(Instant)
    .min(1)
    .max(most)
    .refine((all) => new Set(all.map((start) => Date.parse(start))).size === all.length, {
      message: 'Choisissez des heures différentes.',
    });

/** How a person is reached from now on; replaces all three: what is left out is forgotten (F4). */
export const ContactBody = z.strictObject({
  email: Person.shape.email,
  phone: Person.shape.phone,
  contact: Contact,
});

/** A person as stored: an answer is not read in again. */
export const PersonView = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  allocataireNumber: z.string().optional(),
});

/** A professional as staff are told of them; whose record is gone has an id alone. */
export const ProfessionalView = z.strictObject({
  id: Slug,
  name: z.string().optional(),
  title: z.string().optional(),
});

/** Whom to call, on a person's own page. */
export const CafContact = z.strictObject({ name: z.string(), phone: z.string(), phoneHours: z.string() });
export const cafContact = ({ name, phone, phoneHours }: Caf): z.infer<typeof CafContact> => ({
  name,
  phone,
  phoneHours,
});

/** Where to go, on a person's own page. */
export const WhereView = z.strictObject({
  id: Slug,
  name: z.string(),
  commune: z.string(),
  address: z.array(z.string()),
});
/** @throws Error for a place that the configuration no longer knows. */
export function whereView(caf: Caf, place: string): z.infer<typeof WhereView> {
  const found = caf.places.find((one) => one.id === place);
  if (found === undefined) throw new Error('a place that is no longer configured');
  const { id, name, commune, address } = found;
  return { id, name, commune, address };
}
