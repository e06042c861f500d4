import * as z from 'zod';
import type { Caf } from '../../shared/domain/caf.ts';
import { lastDayFrom } from '../../shared/domain/support-series.ts';
import { addDays } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import type { Call } from './call.ts';
import { BY_PHONE, NO_MESSAGE, person, SUPPORTED } from './people.ts';

const Supports = z.object({ series: z.array(z.object({ id: z.string(), toBook: z.number() })) });
const Case = z.object({ id: z.string(), parties: z.array(z.object({ id: z.string() })) });

/** A support, a mediation, two referrals and somebody who waits, each by the hands of whoever does it at the Caf. */
export async function fillFollowed(
  caf: Caf,
  from: LocalDate,
  agreedAt: string,
  as: (account: string) => Promise<Call>,
): Promise<void> {
  const worker = await as('social-worker');
  const [before] = Supports.parse(await worker('GET', '/v1/staff/support-series')).series;
  if (before === undefined) {
    const rhythm = await worker('POST', '/v1/staff/support-series/preview', sampleRhythm(from));
    const body = sampleSeries(from, agreedAt, rhythm);
    await worker('POST', '/v1/staff/support-series', body, 'sample-series');
  } else if (before.toBook > 0) await worker('POST', `/v1/staff/support-series/${before.id}/resume`);
  const mediator = await as('mediator');
  const opened = await mediator('POST', '/v1/staff/mediations', sampleMediation, 'sample-mediation');
  const { id, parties } = Case.parse(opened);
  for (const party of parties)
    await mediator('POST', `/v1/staff/mediations/${id}/consents`, { party: party.id, what: 'asked' });
  const adviser = await as('benefits-adviser');
  await adviser('POST', '/v1/staff/referrals', sampleReferral(agreedAt), 'sample-referral');
  const partner = samplePartnerReferral(caf);
  await adviser('POST', `/v1/cafs/${caf.code}/referrals`, partner, 'sample-partner');
  const desk = await as('secretariat');
  await desk('POST', '/v1/staff/waiting-list', sampleWaiter(from, agreedAt), 'sample-waiter');
}

/** What is asked for the rhythm of the sample support: Thursdays at eleven, for the six months of its contract. */
export const sampleRhythm = (from: LocalDate) => ({
  from,
  until: lastDayFrom(from),
  mode: 'on-site',
  place: 'centre-social-asphalte',
  weekday: 4,
  time: '11:00',
});

const Rhythm = z.object({
  parts: z.array(z.object({ proposed: z.object({ start: z.string(), place: z.string() }).optional() })),
});

/** The support itself, at the times that were proposed. */
export function sampleSeries(from: LocalDate, agreedAt: string, rhythm: unknown) {
  const times = Rhythm.parse(rhythm).parts.flatMap(({ proposed }) => proposed ?? []);
  return {
    person: SUPPORTED,
    contact: NO_MESSAGE,
    contract: { signedOn: from, from, until: lastDayFrom(from), file: 'DOS-0000-0019' },
    agreement: { at: agreedAt },
    appointments: times.map(({ start, place }) => ({ start, place, mode: 'on-site' })),
  };
}

/** Two people who were asked for their agreement by mail, and have not answered. */
export const sampleMediation = {
  parties: ['Alix', 'Billie'].map((firstName) => ({
    person: {
      firstName,
      lastName: 'Exemple Vingt',
      email: `${firstName.toLowerCase()}.exemple-vingt@courriel.example`,
    },
    contact: { by: 'email', discreet: false },
  })),
  origin: 'self',
  territory: 'elsewhere',
  reason: 'children-residence',
};

/** By a colleague, to the mediators. */
export const sampleReferral = (agreedAt: string) => ({
  to: { kind: 'service', service: 'entretien-information-mediation' },
  reason: 'separation',
  person: person('Charlie', 'Exemple Vingt et un', '0199002105'),
  contact: BY_PHONE,
  agreement: { at: agreedAt },
});

/** By the partners' form, to the social workers. */
export const samplePartnerReferral = (caf: Caf) => ({
  from: { partner: caf.partners[0]?.id, name: 'Alex Partenaire', phone: '0199002206' },
  service: 'rendez-vous-des-droits',
  reason: 'housing',
  person: person('Eden', 'Exemple Vingt-deux', '0199002207'),
  contact: BY_PHONE,
  agreement: true,
});

/** Longest that one may wait, days. */
const WAITED = 90;

/**
 * Somebody who waits for a group session where none is planned: the list is not empty, and nothing is kept for them until somebody plans
 * one there.
 */
export const sampleWaiter = (from: LocalDate, agreedAt: string) => ({
  service: 'information-collective',
  places: ['espace-solidarites-chevilly-larue'],
  modes: ['on-site'],
  until: addDays(from, WAITED),
  person: person('Lou', 'Exemple Vingt-trois', '0199002308'),
  contact: BY_PHONE,
  agreement: { at: agreedAt },
});
