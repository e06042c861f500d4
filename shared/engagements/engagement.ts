import type { Appointment } from '../domain/appointment.ts';

/**
 * What keeps an hour of a professional besides one person's appointment: a joint session that stands, hours proposed for one, hours
 * proposed on a consultation request, a group session. It tells nothing of its people.
 */
export const ENGAGEMENTS = [
  'joint-session',
  'joint-session-times',
  'request-times',
  'group-session',
] as const;

/** `id`: its entry in the day. `about`: the case, request or group session it belongs to. */
export type Engagement = Pick<
  Appointment,
  'id' | 'professional' | 'date' | 'cell' | 'start' | 'end' | 'place' | 'mode'
> & { readonly kind: (typeof ENGAGEMENTS)[number]; readonly about: string };
