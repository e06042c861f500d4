import * as z from 'zod';
import type { Caf } from '../../shared/domain/caf.ts';
import { addDays } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import type { Call } from './call.ts';
import { person } from './people.ts';

const Requests = z.object({
  requests: z.array(
    z.object({ id: z.string(), stage: z.string(), person: z.object({ lastName: z.string() }) }),
  ),
});
const Times = z.object({ times: z.array(z.object({ start: z.string(), place: z.string() })) });

/** The coming week stays free for those who try the product. */
const DAYS_AHEAD = 8;
const HANDED_IN = 'Exemple Vingt-sept';

/** The psychologists' queue: three requests of people's own, and one that a colleague handed in and a psychologist proposed times for. */
export async function fillRequests(
  caf: Caf,
  from: LocalDate,
  agreedAt: string,
  as: (account: string) => Promise<Call>,
): Promise<void> {
  const adviser = await as('benefits-adviser');
  for (const [at, request] of sampleRequests().entries())
    await adviser('POST', `/v1/cafs/${caf.code}/consultation-requests`, request, `sample-request-${at}`);
  const handedIn = sampleHandedIn(agreedAt);
  await adviser('POST', '/v1/staff/consultation-requests', handedIn, 'sample-handed-in');
  const psychologist = await as('psychologist-2');
  const { requests } = Requests.parse(await psychologist('GET', '/v1/staff/consultation-requests'));
  const request = requests.find((one) => one.person.lastName === HANDED_IN && one.stage === 'new');
  if (request === undefined) return;
  const days = new URLSearchParams({ from: addDays(from, DAYS_AHEAD), mode: 'on-site' });
  const { times } = Times.parse(await psychologist('GET', `/v1/staff/consultation-times?${days}`));
  const body = sampleProposal(times);
  if (body !== undefined)
    await psychologist('POST', `/v1/staff/consultation-requests/${request.id}/proposals`, body);
}

/** Two times at the place of the first one. */
export function sampleProposal(times: readonly { start: string; place: string }[]) {
  const place = times[0]?.place;
  const starts = times.filter((one) => one.place === place).slice(0, 2);
  return place === undefined
    ? undefined
    : { place, mode: 'on-site', starts: starts.map(({ start }) => start) };
}

/** By a colleague; answered by mail, so that there is a link to accept a time by. */
export const sampleHandedIn = (agreedAt: string) => ({
  person: { firstName: 'Ariel', lastName: HANDED_IN, email: 'ariel.exemple-vingt-sept@courriel.example' },
  contact: { by: 'email', discreet: false },
  who: 'couple',
  forWhom: 'self',
  situation: 'birth',
  agreement: { at: agreedAt },
});

/** People's own; answered by phone, so that no mail goes out. */
export function sampleRequests(): Record<string, unknown>[] {
  const contact = { by: 'phone', hours: ['morning', 'afternoon'] };
  return [
    {
      person: person('Camille', 'Exemple Seize', '0199001601'),
      contact,
      who: 'family',
      forWhom: 'child',
      otherParent: 'said-by-phone',
      situation: 'separation',
      words: 'Mon enfant ne dort plus depuis la séparation.',
    },
    {
      person: person('Sacha', 'Exemple Dix-sept', '0199001702'),
      contact,
      who: 'teenager',
      forWhom: 'self',
      situation: 'school',
    },
    {
      person: person('Dominique', 'Exemple Dix-huit', '0199001803'),
      contact,
      who: 'adult',
      forWhom: 'self',
      situation: 'bereavement',
    },
  ];
}
