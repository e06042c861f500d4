import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleSeats } from '../../local/sample/booked.ts';
import {
  sampleMediation,
  samplePartnerReferral,
  sampleReferral,
  sampleRhythm,
  sampleSeries,
  sampleWaiter,
} from '../../local/sample/followed.ts';
import { groupBody, sampleGroups } from '../../local/sample/groups.ts';
import { sampleAvailabilities, sampleProfessionals } from '../../local/sample/plan.ts';
import { sampleHandedIn, sampleProposal, sampleRequests } from '../../local/sample/requests.ts';
import { ACCOUNTS } from '../../local/sign-in/accounts.ts';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { Person } from '../../shared/domain/person.ts';
import { Role } from '../../shared/domain/words.ts';

const caf = loadCafs().get('94');
if (caf === undefined) throw new Error('Caf 94 is not configured');
const availabilities = sampleAvailabilities(caf);
const halfDays = availabilities.flatMap(({ weekdays, ...rest }) =>
  weekdays.map((weekday) => ({ ...rest, weekday, half: `${weekday} ${rest.start}` })),
);

describe('the sample data', () => {
  test('has an account for each role, a second one, and a professional for each who receives', () => {
    for (const role of Role.options) {
      expect(ACCOUNTS.map((account) => account.subject)).toContain(role);
      expect(ACCOUNTS.map((account) => account.subject)).toContain(`${role}-2`);
    }
    const counts = Object.groupBy(sampleProfessionals(), (each) => each.role);
    expect(counts.mediator).toHaveLength(2);
    expect(counts.psychologist).toHaveLength(3);
    expect(counts['benefits-adviser']).toHaveLength(2);
    expect(new Set(sampleProfessionals().map((each) => each.subject)).size).toBe(15);
    expect(new Set(sampleProfessionals().map((each) => each.displayName)).size).toBe(15);
    for (const { displayName } of sampleProfessionals())
      expect(displayName).toMatch(/^(Mme|M\.) Exemple \p{Lu}/u);
  });

  test('gives each place its half-days of social work, as many as a week without Tuesday morning has', () => {
    for (const place of caf.places) {
      const found = halfDays.filter(
        (half) =>
          half.place === place.id &&
          half.services.includes('rendez-vous-des-droits') &&
          !half.professional.startsWith('benefits-adviser'),
      );
      expect([place.id, found.length]).toEqual([place.id, Math.min(place.halfDaysPerWeek, 9)]);
    }
  });

  test('never puts one professional at two places in one half-day, and leaves Tuesday mornings free', () => {
    const seen = halfDays.map((half) => `${half.professional} ${half.half}`);
    expect(new Set(seen).size).toBe(seen.length);
    expect(halfDays.filter((half) => half.half === '2 09:00')).toEqual([]);
    expect(new Set(halfDays.map((half) => half.professional)).size).toBe(15);
  });

  test('has benefits advisers at the sites of the Caf, in hours in which a social worker receives there too', () => {
    const theirs = halfDays.filter(({ professional }) => professional.startsWith('benefits-adviser'));
    expect(new Set(theirs.map(({ place }) => place))).toEqual(
      new Set(['caf-creteil', 'caf-orly', 'caf-champigny']),
    );
    for (const { place, half } of theirs)
      expect(
        halfDays.some((one) => one.place === place && one.half === half && /^social/.test(one.professional)),
      ).toBe(true);
  });

  test('has one mediator at Champigny and one at Créteil, and psychologists there only', () => {
    const placesOf = (professional: string) =>
      new Set(halfDays.filter((half) => half.professional === professional).map((half) => half.place));
    expect(placesOf('mediator')).toEqual(new Set(['caf-creteil']));
    expect(placesOf('mediator-2')).toEqual(new Set(['caf-champigny']));
    for (const id of ['psychologist', 'psychologist-2', 'psychologist-3'])
      expect(placesOf(id)).toEqual(new Set(['caf-creteil', 'caf-champigny']));
  });

  test('has group sessions at two places, in hours of somebody who receives there', () => {
    const groups = sampleGroups(caf, availabilities);
    expect(groups.map(({ place }) => place)).toEqual(['caf-creteil', 'caf-orly']);
    for (const { professional, place, start } of groups)
      expect(
        availabilities.some(
          (one) => one.professional === professional && one.place === place && one.start === start,
        ),
      ).toBe(true);
    const [group] = groups;
    if (group === undefined) throw new Error('no sample session');
    const days = [
      { date: '2026-12-25', windows: [] },
      { date: '2027-01-01', windows: [{ start: group.start, place: 'caf-orly' }] },
      { date: '2027-01-08', windows: [{ start: group.start, place: group.place }] },
    ];
    expect(groupBody(caf, group, days)).toMatchObject({ start: '2027-01-08T09:00:00+01:00', seats: 8 });
    expect(groupBody(caf, group, days.slice(0, 2))).toBeUndefined();
  });

  test('makes up everybody: names that nobody bears, numbers that do not ring, addresses of no mailbox, one of each', () => {
    const from = '2026-11-30';
    const at = '2026-11-30T00:00:00+01:00';
    const session = {
      id: 'one',
      service: 'information-collective',
      place: 'caf-orly',
      mode: 'on-site',
      start: at,
    };
    const all = [
      sampleSeries(from, at, { parts: [] }),
      ...sampleMediation.parties,
      sampleReferral(at),
      samplePartnerReferral(caf),
      sampleWaiter(from, at),
      ...sampleRequests(),
      sampleHandedIn(at),
      ...sampleSeats(session, at),
    ].map((one) => z.object({ person: Person }).parse(one).person);
    for (const { lastName, phone, email } of all) {
      expect(lastName).toMatch(/^Exemple \p{Lu}/u);
      if (phone !== undefined) expect(phone).toMatch(/^019900/);
      if (email !== undefined) expect(email).toMatch(/@courriel\.example$/);
    }
    expect(new Set(all.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(all.length);
  });

  test('plans the sample support at the times that are proposed, at most six months, and proposes two times at one place', () => {
    expect(sampleRhythm('2026-11-30')).toMatchObject({ from: '2026-11-30', until: '2027-05-29' });
    const proposed = { start: '2026-12-03T11:00:00+01:00', place: 'centre-social-asphalte' };
    const parts = [{ proposed }, {}];
    expect(sampleSeries('2026-11-30', 'then', { parts }).appointments).toEqual([
      { ...proposed, mode: 'on-site' },
    ]);
    const [one, two, three] = ['09', '10', '11'].map((hour) => `2026-12-08T${hour}:00:00+01:00`);
    const times = [
      { start: one ?? '', place: 'caf-creteil' },
      { start: two ?? '', place: 'caf-champigny' },
      { start: three ?? '', place: 'caf-creteil' },
    ];
    expect(sampleProposal(times)).toEqual({ place: 'caf-creteil', mode: 'on-site', starts: [one, three] });
    expect(sampleProposal([])).toBeUndefined();
  });
});
