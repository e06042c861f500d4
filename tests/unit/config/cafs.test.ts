import { describe, expect, it } from 'vitest';
import { loadCafs } from '../../../shared/config/cafs/index.ts';
import { caf94, caf973 } from '../../support/fixtures.ts';

describe('the Caf as configuration', () => {
  it('knows Caf 94 with its sixteen places and six services', () => {
    const caf = caf94();
    expect(caf.zone).toBe('Europe/Paris');
    expect(caf.places).toHaveLength(16);
    expect(caf.places.filter((place) => place.kind === 'caf').map((place) => place.halfDaysPerWeek)).toEqual([
      10, 10, 10,
    ]);
    expect(caf.services.map((service) => service.id)).toEqual([
      'rendez-vous-des-droits',
      'entretien-information-mediation',
      'seance-mediation',
      'consultation-psychologue',
      'information-collective',
      'accompagnement-social',
    ]);
  });

  it('invents no street and no number: addresses are empty, phones come from the ranges kept for fiction', () => {
    for (const caf of [caf94(), caf973()]) {
      expect(caf.places.flatMap((place) => place.address)).toEqual([]);
      expect(caf.phone).toMatch(/^(01 99 00|05 36 49) /);
      expect(caf.sender.address).toMatch(/\.example$/);
    }
  });

  it('names neither the matter nor the service in what an envelope shows (F3)', () => {
    for (const caf of [caf94(), caf973()]) expect(caf.sender.name).toMatch(/^Caf d[eu] [\p{L}’ -]+$/u);
  });

  it('gives every bookable service a time within its own horizon', () => {
    for (const service of [...caf94().services, ...caf973().services])
      expect(service.minimumNoticeHours).toBeLessThan(service.horizonDays * 24);
  });

  it('serves an overseas Caf in its own zone, with a partner and with nobody', () => {
    const caf = caf973();
    expect(caf.zone).toBe('America/Cayenne');
    expect(caf.holidays).toEqual({ country: 'FR', region: 'GF' });
    expect(caf.services.map((service) => service.delivery.by)).toEqual(['caf', 'partner', 'nobody', 'caf']);
  });
});

describe('a wrong configuration is refused with the path of the fault', () => {
  const refused = (list: unknown[]) => {
    try {
      loadCafs(list);
    } catch (error) {
      if (error instanceof Error) return error.message.split('\n').slice(1);
    }
    return [];
  };
  const service = (change: object) => ({
    ...caf94(),
    services: caf94().services.map((given, at) => (at === 2 ? { ...given, ...change } : given)),
  });

  it.each([
    [{ places: ['nowhere'] }, 'caf 94: services.2.places.0: unknown place nowhere'],
    [{ lengthMinutes: 47 }, 'caf 94: services.2.lengthMinutes: '],
    [
      { lengthMinutes: 240, pauseMinutes: 125 },
      'caf 94: services.2.pauseMinutes: length and pause are more than six hours',
    ],
    [{ modes: [] }, 'caf 94: services.2.modes: '],
    [{ modes: ['letter'] }, 'caf 94: services.2.modes.0: '],
    [{ modes: ['home'], bookableBy: 'anyone' }, 'caf 94: services.2.modes: home needs a recorded agreement'],
    [{ horizonDays: 0 }, 'caf 94: services.2.horizonDays: '],
    [{ pauseMinutes: -5 }, 'caf 94: services.2.pauseMinutes: '],
    [{ delivery: { by: 'partner' } }, 'caf 94: services.2.delivery.name: '],
    [{ reminders: [{ kind: 'day-before', at: '9:00' }] }, 'caf 94: services.2.reminders.0.at: '],
    [{ id: 'rendez-vous-des-droits' }, 'caf 94: services: two services share an id'],
    [{ colour: 'blue' }, 'caf 94: services.2: Unrecognized key: "colour"'],
  ])('%j in a service', (change, line) => {
    expect(refused([service(change)])).toContainEqual(expect.stringContaining(line));
  });

  it.each([
    [{ zone: 'Europe/Creteil' }, 'caf 94: zone: unknown time zone'],
    [{ phone: undefined }, 'caf 94: phone: '],
    [{ sender: { name: 'Caf', address: 'nobody' } }, 'caf 94: sender.address: '],
    [{ limits: { ...caf94().limits, pendingMinutes: 0 } }, 'caf 94: limits.pendingMinutes: '],
    [{ limits: { ...caf94().limits, holdsPerAddress: 21 } }, 'caf 94: limits.holdsPerAddress: '],
    [
      { places: [...caf94().places, ...caf94().places.slice(0, 1)] },
      'caf 94: places: two places share an id',
    ],
    [{ code: 'ninety-four' }, 'caf ninety-four: code: '],
  ])('%j in the Caf', (change, line) => {
    expect(refused([{ ...caf94(), ...change }])).toContainEqual(expect.stringContaining(line));
  });

  it('lets length and pause fill six hours together, and twenty holds come from one address', () => {
    const caf = service({ lengthMinutes: 240, pauseMinutes: 120 });
    expect(refused([{ ...caf, limits: { ...caf.limits, holdsPerAddress: 20 } }])).toEqual([]);
  });

  it('names every fault of every Caf at once', () => {
    const lines = refused([
      { ...caf94(), zone: 'X/Y' },
      { ...caf973(), name: '' },
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^caf 973: name: /);
  });

  it('refuses what is not a Caf at all, and the same Caf twice', () => {
    expect(refused([null])).toEqual([expect.stringMatching(/^caf at position 0: \(whole\): /)]);
    expect(refused([caf94(), caf94()])).toEqual(['caf 94: code: configured twice']);
  });
});
