import * as z from 'zod';
import { addDays } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import type { Call } from './call.ts';
import { NO_MESSAGE, person, SUPPORTED } from './people.ts';

const Found = z.object({ appointments: z.array(z.unknown()) });
const Slots = z.object({
  slots: z.array(z.object({ start: z.string(), place: z.string(), mode: z.string() })),
});
const Supports = z.object({ series: z.array(z.object({ id: z.string() })) });
const Support = z.object({ appointments: z.array(z.object({ id: z.string() })) });
/** A group session, as it was fixed: who registers names its time and place again. */
export const SampleSession = z.object({
  id: z.string(),
  service: z.string(),
  place: z.string(),
  mode: z.string(),
  start: z.string(),
});
export type SampleSession = z.infer<typeof SampleSession>;

/** The coming week stays free for those who try the product. */
const DAYS_AHEAD = 8;
const DAYS = 35;
const SEATED = [
  person('Sam', 'Exemple Vingt-quatre', '0199002401'),
  person('Dany', 'Exemple Vingt-cinq', '0199002502'),
];

/**
 * Appointments of people who agreed: two seats of a session, somebody whom two professionals receive together, and an interview with the
 * mediator for the person of the sample support, who agreed that it may be known of that support.
 */
export async function fillBooked(
  from: LocalDate,
  agreedAt: string,
  session: SampleSession | undefined,
  as: (account: string) => Promise<Call>,
): Promise<void> {
  const desk = await as('secretariat');
  const agreement = { at: agreedAt };
  for (const [at, body] of sampleSeats(session, agreedAt).entries())
    await desk('POST', '/v1/staff/appointments', body, `sample-seat-${at}`);
  const days = { from: addDays(from, DAYS_AHEAD), to: addDays(from, DAYS_AHEAD + DAYS) };
  await bookOnce(
    desk,
    { service: 'rendez-vous-des-droits', professional: 'social-worker', second: 'benefits-adviser' },
    { days, person: person('Noa', 'Exemple Vingt-six', '0199002603'), agreement },
  );
  await bookOnce(
    await as('mediator'),
    { service: 'entretien-information-mediation', professional: 'mediator' },
    { days, person: SUPPORTED, agreement },
  );
  const worker = await as('social-worker');
  const [series] = Supports.parse(await worker('GET', '/v1/staff/support-series')).series;
  if (series === undefined) return;
  const { appointments } = Support.parse(await worker('GET', `/v1/staff/support-series/${series.id}`));
  const about = { kind: 'appointment', appointment: appointments[0]?.id };
  await worker('POST', '/v1/staff/situations/share', { about, agreement });
}

/** What is asked for two seats of a session. */
export function sampleSeats(session: SampleSession | undefined, agreedAt: string) {
  if (session === undefined) return [];
  const { id, ...when } = session;
  const rest = { contact: NO_MESSAGE, agreement: { at: agreedAt } };
  return SEATED.map((one) => ({ ...when, session: id, person: one, ...rest }));
}

/** Books the first free time, unless an interrupted start has done so: whoever books sees what they booked. */
async function bookOnce(
  call: Call,
  who: { readonly service: string; readonly professional: string; readonly second?: string },
  { days, ...rest }: { days: Record<string, string>; person: typeof SUPPORTED; agreement: unknown },
): Promise<void> {
  const { firstName, lastName } = rest.person;
  const found = Found.parse(await call('POST', '/v1/staff/people/search', { firstName, lastName }));
  if (found.appointments.length > 0) return;
  const query = new URLSearchParams({ ...who, ...days, mode: 'on-site' });
  const [slot] = Slots.parse(await call('GET', `/v1/staff/slots?${query}`)).slots;
  if (slot === undefined) return;
  const { start, place, mode } = slot;
  const body = { ...who, start, place, mode, contact: NO_MESSAGE, ...rest };
  await call('POST', '/v1/staff/appointments', body);
}
