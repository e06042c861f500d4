import * as z from 'zod';

/** How an appointment takes place: présentiel, téléphone, visio, domicile. */
export const Mode = z.enum(['on-site', 'phone', 'video', 'home']);
export type Mode = z.infer<typeof Mode>;

/** What a signed-in person may do at one Caf; a displayed job title is separate. */
export const Role = z.enum([
  'social-worker',
  'mediator',
  'psychologist',
  'secretariat',
  'benefits-adviser',
  'list-office',
  'manager',
  'admin',
]);
export type Role = z.infer<typeof Role>;

/** The roles that have an agenda. */
export const ReceivingRole = Role.extract(['social-worker', 'mediator', 'psychologist', 'benefits-adviser']);
export type ReceivingRole = z.infer<typeof ReceivingRole>;

/** The roles for which a service is booked; a benefits adviser receives beside one of these, never alone. */
export const LeadingRole = ReceivingRole.exclude(['benefits-adviser']);
export type LeadingRole = z.infer<typeof LeadingRole>;

/** Three digits or two, or 2A and 2B: one Caf per département. */
export const CafCode = z.string().regex(/^(\d{2,3}|2[AB])$/);

/** Lower-case words and hyphens: the form of every identifier that people choose (services, places, professionals). */
export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A calendar day of the Caf's zone, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** A wall-clock time of the Caf's zone, `HH:mm`, on the five-minute grid (B8); `24:00` only ends a window. */
export const LocalTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5][05]|24:00)$/);
export type LocalTime = z.infer<typeof LocalTime>;

/** Closed list of needs (B12): seen by those who prepare the visit, erased after it. */
export const Need = z.enum(['sign-language', 'interpreter', 'step-free-access', 'accompanied', 'call-first']);
export type Need = z.infer<typeof Need>;
