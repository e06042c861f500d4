import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, joinMonths, judgeMonth, type Scope } from '../../../shared/domain/occupancy.ts';
import type { OpenTime } from '../../../shared/domain/open-time.ts';

const CAF: Scope = { kind: 'caf' };
const service = (id: string): Scope => ({ kind: 'service', id });
const place = (id: string): Scope => ({ kind: 'place', id });

/** Ten hours of one professional, three of them booked by six people, unless said otherwise. */
const part = (overrides: Partial<OpenTime>): OpenTime => ({
  professional: 'camille',
  place: 'creteil',
  services: ['droits'],
  open: 600,
  booked: 180,
  appointments: 6,
  ...overrides,
});
const two = (overrides: Partial<OpenTime> = {}) => [
  part({ professional: 'camille', ...overrides }),
  part({ professional: 'sacha', ...overrides }),
];
const states = (parts: readonly OpenTime[], scopes: readonly Scope[]) =>
  judgeMonth(parts, scopes).map(({ state }) => state);

describe('D4: what a manager is shown of one month', () => {
  it('minutes booked of minutes open, added up over all who receive', () => {
    expect(judgeMonth(two(), [service('droits')])).toEqual([
      { scope: service('droits'), state: 'shown', numerator: 360, denominator: 1_200 },
    ]);
  });

  it('a place or a service held by a single professional is protected', () => {
    const parts = [...two(), part({ place: 'orly', services: ['soutien'] })];
    expect(states(parts, [place('creteil'), place('orly')])).toEqual(['shown', 'protected']);
    expect(states(parts, [service('droits'), service('soutien')])).toEqual(['shown', 'protected']);
  });

  it('so is one that a single professional makes up by more than four fifths', () => {
    const nearly = (open: number) => [part({ open }), part({ professional: 'sacha', open: 600 })];
    expect(states(nearly(2_400), [place('creteil')])).toEqual(['shown']);
    expect(states(nearly(2_405), [place('creteil')])).toEqual(['protected']);
  });

  it('groups under five people served are not shown, an empty one neither', () => {
    const served = (appointments: number) => [
      part({ appointments }),
      part({ professional: 'sacha', appointments: 0, booked: 0 }),
    ];
    expect(states(served(5), [place('creteil')])).toEqual(['shown']);
    expect(states(served(4), [place('creteil')])).toEqual(['protected']);
    expect(states(served(0), [place('creteil')])).toEqual(['protected']);
  });

  it('the smallest of the others is protected with it, since all but one and their sum give the one away', () => {
    const parts = [
      ...two(),
      ...two({ place: 'champigny', open: 900 }),
      part({ professional: 'lou', place: 'orly' }),
    ];
    const scopes = [CAF, place('creteil'), place('champigny'), place('orly')];
    expect(states(parts, scopes)).toEqual(['shown', 'protected', 'shown', 'protected']);
  });

  it('neither can it be worked out from the services, when those stand for the sum', () => {
    const parts = [
      ...two(),
      ...two({ place: 'champigny', open: 900, services: ['mediation'] }),
      part({ professional: 'lou', place: 'orly', services: ['mediation'] }),
    ];
    const scopes = [service('droits'), service('mediation'), place('champigny'), place('orly')];
    expect(states(parts, scopes)).toEqual(['shown', 'shown', 'protected', 'protected']);
  });

  it('two small groups are not shown as one either while they are under five together', () => {
    const small = (at: string, appointments: number) => [
      part({ place: at, appointments }),
      part({ place: at, professional: 'sacha', appointments: 0 }),
    ];
    const others = [...two({ open: 6_000 }), ...two({ place: 'champigny', open: 900 })];
    const scopes = [CAF, place('creteil'), place('champigny'), place('orly'), place('ivry')];
    expect(states([...others, ...small('orly', 2), ...small('ivry', 2)], scopes)).toEqual([
      'shown',
      'shown',
      'protected',
      'protected',
      'protected',
    ]);
    expect(states([...others, ...small('orly', 4), ...small('ivry', 4)], scopes)).toEqual([
      'shown',
      'shown',
      'shown',
      'protected',
      'protected',
    ]);
  });

  it('a Caf of one professional is shown nothing; where nothing is open, that is said', () => {
    expect(states([part({})], [CAF, service('droits'), place('creteil'), place('orly')])).toEqual([
      'protected',
      'protected',
      'protected',
      'nothing-open',
    ]);
  });

  it('what is shown does not depend on the order of reading', () => {
    fc.assert(
      fc.property(
        world.chain((parts) => fc.tuple(fc.constant(parts), shuffled(parts))),
        ([parts, again]) => {
          expect(judgeMonth(again, SCOPES)).toEqual(judgeMonth(parts, SCOPES));
        },
      ),
    );
  });

  it('no sum or difference of what is shown is about one professional, or under five people', () => {
    fc.assert(
      fc.property(world, (parts) => {
        const shown = judgeMonth(parts, SCOPES).filter(({ state }) => state === 'shown');
        for (const about of combinations(shown, parts)) {
          expect(new Set(about.map(({ professional }) => professional)).size).toBeGreaterThan(1);
          expect(about.reduce((sum, { appointments }) => sum + appointments, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is protected without need: shown alone, every figure of two who share fairly and serve five is', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...everyScope()), (parts, scope) => {
        const held = parts.filter((one) => isAbout(scope, one));
        const of = (professional: string) =>
          held.filter((one) => one.professional === professional).reduce((sum, one) => sum + one.open, 0);
        const all = held.reduce((sum, one) => sum + one.open, 0);
        const served = held.reduce((sum, one) => sum + one.appointments, 0);
        const fair = PEOPLE.every((professional) => of(professional) <= 0.8 * all);
        const expected = all === 0 ? 'nothing-open' : fair && served >= 5 ? 'shown' : 'protected';
        expect(states(parts, [scope])).toEqual([expected]);
      }),
    );
  });
});

describe('D4: several months', () => {
  const shown = (numerator: number): Figure => ({ scope: CAF, state: 'shown', numerator, denominator: 100 });
  const closed: Figure = { scope: CAF, state: 'nothing-open' };
  const hidden: Figure = { scope: CAF, state: 'protected' };

  it('are added up', () => {
    expect(joinMonths([[shown(10)], [closed], [shown(30)]])).toEqual([{ ...shown(40), denominator: 200 }]);
    expect(joinMonths([[closed], [closed]])).toEqual([closed]);
  });

  it('stay protected when one of them is: a longer period less a shorter one gives nothing away', () => {
    expect(joinMonths([[shown(10)], [hidden], [shown(30)]])).toEqual([hidden]);
    expect(joinMonths([[hidden], [closed]])).toEqual([hidden]);
    expect(joinMonths([[closed], [hidden]])).toEqual([hidden]);
  });
});

const PEOPLE = ['camille', 'lou', 'sacha'];
const PLACES = ['champigny', 'creteil', 'orly'];
const SERVICES = ['droits', 'mediation', 'soutien'];
const everyScope = (): Scope[] => [CAF, ...SERVICES.map(service), ...PLACES.map(place)];
const SCOPES = everyScope();

/** A few professionals at a few places, each part of it once. */
const world: fc.Arbitrary<OpenTime[]> = fc.uniqueArray(
  fc.record({
    professional: fc.constantFrom(...PEOPLE),
    place: fc.constantFrom(...PLACES),
    services: fc.constantFrom(['droits'], ['mediation'], ['droits', 'mediation'], ['soutien']),
    open: fc.constantFrom(180, 240, 600, 1_200),
    booked: fc.constantFrom(0, 60, 120),
    appointments: fc.integer({ min: 0, max: 7 }),
  }),
  {
    maxLength: 9,
    selector: ({ professional, place: at, services }) => [professional, at, ...services].join(),
  },
);
const shuffled = (parts: OpenTime[]) => fc.shuffledSubarray(parts, { minLength: parts.length });

function isAbout(scope: Scope, { place: at, services }: OpenTime): boolean {
  if (scope.kind === 'caf') return true;
  return scope.kind === 'place' ? at === scope.id : services.includes(scope.id);
}

/** What each sum and difference of figures is about, tried one by one with small whole factors; the empty one left out. */
function combinations(figures: readonly Figure[], parts: readonly OpenTime[]): OpenTime[][] {
  let sums: number[][] = [parts.map(() => 0)];
  for (const { scope } of figures)
    sums = sums.flatMap((sum) =>
      [-1, 0, 1].map((factor) => sum.map((one, at) => one + factor * held(scope, parts[at]))),
    );
  return sums.map((sum) => parts.filter((_, at) => sum[at] !== 0)).filter((about) => about.length > 0);
}

const held = (scope: Scope, one: OpenTime | undefined) => (one !== undefined && isAbout(scope, one) ? 1 : 0);
