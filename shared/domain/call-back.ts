import * as z from 'zod';
import { Contact, Person, Phone } from './person.ts';
import { addDays, makeCalendar, weekdayOf } from './time.ts';
import { CafCode, type LocalDate, Need, Slug } from './words.ts';

/** How a call-back ended. */
export const CallBackResult = z.enum(['booked', 'referred', 'no-longer-wanted', 'unreachable']);
export type CallBackResult = z.infer<typeof CallBackResult>;

export const Hours = Contact.shape.hours.unwrap().min(1);

/** "Please phone me": the way in without e-mail and without a code (B5). Instants: epoch ms. */
export const CallBack = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  person: Person.pick({ firstName: true, lastName: true }).extend({ phone: Phone }),
  hours: Hours,
  /** Erased when it is done (B12). */
  needs: z.array(Need),
  createdAt: z.int(),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('open') }),
    /** `by`: a staff subject. */
    z.strictObject({ status: z.literal('done'), by: z.string(), at: z.int(), result: CallBackResult }),
  ]),
});
export type CallBack = z.infer<typeof CallBack>;

/**
 * When an open call-back has waited too long (B5), epoch ms: the same time of day so many working days later. One left
 * on a Saturday, a Sunday or a holiday counts from the first minute of the next working day.
 */
export function callBackOverdueAt(
  createdAt: number,
  {
    zone,
    workingDays,
    isHoliday = () => false,
  }: { zone: string; workingDays: number; isHoliday?: (date: LocalDate) => boolean },
): number {
  const calendar = makeCalendar(zone);
  const works = (date: LocalDate) => weekdayOf(date) <= 5 && !isHoliday(date);
  let date = calendar.localDateOf(createdAt);
  const timeOfDay = works(date) ? createdAt - calendar.midnight(date) : 0;
  let left = works(date) ? workingDays : workingDays + 1;
  while (left > 0) {
    date = addDays(date, 1);
    if (works(date)) left -= 1;
  }
  // Clocks change on Sundays alone, so elapsed time and the wall clock agree on a working day.
  return calendar.midnight(date) + timeOfDay;
}
