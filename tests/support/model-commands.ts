import fc from 'fast-check';
import { type Act, dayKey, freeSlots, type Model, type Slot } from './model.ts';
import { CELLS, DATES, OPENINGS, PEOPLE, PROFESSIONALS, SERVICES } from './model-world.ts';

/** A time somebody wants: mostly one of those that the list shows, else any. */
interface Wish extends Slot {
  readonly listed: number | null;
}

/** A request of the random sequence: `pick` means "one of those there are by then". */
export type Command =
  | { readonly do: 'search'; readonly service: string }
  | { readonly do: 'hold'; readonly slot: Wish; readonly address: number; readonly replaces: number | null }
  | { readonly do: 'prolong' | 'end-hold'; readonly pick: number }
  | {
      readonly do: 'book';
      readonly slot: Wish;
      readonly person: number;
      readonly hold: number | null;
      readonly key: string | null;
    }
  | { readonly do: 'confirm'; readonly pick: number; readonly right: boolean }
  | { readonly do: 'resend' | 'abandon' | 'cancel' | 'view'; readonly pick: number }
  | { readonly do: 'move'; readonly pick: number; readonly slot: Wish; readonly hold: number | null }
  | { readonly do: 'open'; readonly day: string; readonly windows: number }
  | { readonly do: 'advance'; readonly minutes: number }
  | { readonly do: 'clean-up' };

const pick = fc.nat({ max: 7 });
const maybe = fc.option(pick, { freq: 2 });
const service = fc.constantFrom(...SERVICES.map(({ id }) => id));
const slot: fc.Arbitrary<Wish> = fc.record({
  listed: fc.option(fc.nat({ max: 20 }), { freq: 3 }),
  service,
  date: fc.constantFrom(...DATES),
  cell: fc.constantFrom(...CELLS),
});
const days = PROFESSIONALS.flatMap((professional) => DATES.map((date) => dayKey(professional, date)));

const request: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('search' as const), service }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      slot,
      address: fc.nat({ max: 2 }),
      replaces: maybe,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('prolong' as const, 'end-hold' as const), pick }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      slot,
      person: fc.nat({ max: PEOPLE.length - 1 }),
      hold: maybe,
      key: fc.option(fc.constantFrom('key-of-a-form', 'key-of-another'), { freq: 2 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      pick,
      right: fc.oneof(
        { weight: 4, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('resend' as const, 'abandon' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'view' as const), pick }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), pick, slot, hold: maybe }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      day: fc.constantFrom(...days),
      windows: fc.nat({ max: OPENINGS.length - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clean-up' as const) }) },
);

/** Minutes that end holds and bookings to the minute, and a leap over notice and limits. */
const time: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('advance' as const),
  minutes: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(1, 4, 5, 6, 9, 10, 15) },
    { weight: 1, arbitrary: fc.constantFrom(24 * 60, 61 * 60) },
  ),
});

/** Several people who want one time at one moment. */
const crowd: fc.Arbitrary<Command[]> = fc
  .tuple(
    slot,
    fc.array(fc.tuple(fc.nat({ max: PEOPLE.length - 1 }), fc.boolean()), { minLength: 2, maxLength: 4 }),
  )
  .map(([wanted, people]) =>
    people.map(([who, books]) =>
      books
        ? { do: 'book', slot: wanted, person: who, hold: null, key: null }
        : { do: 'hold', slot: wanted, address: who % 3, replaces: null },
    ),
  );

/** Rounds of requests: most of one, some of several at the same moment; time passes between rounds only. */
export const rounds = (length: number): fc.Arbitrary<Command[][]> =>
  fc.array(
    fc.oneof(
      { weight: 10, arbitrary: fc.tuple(request) },
      { weight: 6, arbitrary: fc.array(request, { minLength: 2, maxLength: 4 }) },
      { weight: 4, arbitrary: crowd },
      { weight: 4, arbitrary: fc.tuple(time) },
    ),
    { minLength: Math.ceil(length / 2), maxLength: length },
  );

/** The act that a command comes to in this state; nothing when there is nobody to act on. */
export function resolve(command: Command, model: Model, nextRevision: () => number): Act | undefined {
  const hold = (number: number | null) => (number === null ? undefined : latest(model.holds, number)?.id);
  const slotOf = ({ listed, ...any }: Wish): Slot => {
    const free = freeSlots(model, any.service);
    return (listed === null ? undefined : free[listed % free.length]) ?? any;
  };
  switch (command.do) {
    case 'search':
    case 'advance':
    case 'clean-up':
      return command;
    case 'open':
      return { ...command, revision: nextRevision() };
    case 'hold':
      return { ...command, slot: slotOf(command.slot), replaces: hold(command.replaces) };
    case 'book':
      return {
        ...command,
        slot: slotOf(command.slot),
        hold: hold(command.hold),
        key: command.key ?? undefined,
      };
    case 'prolong':
    case 'end-hold': {
      const id = hold(command.pick);
      return id === undefined ? undefined : { do: command.do, hold: id };
    }
    case 'confirm':
    case 'resend':
    case 'abandon': {
      const id = latest(model.appointments, command.pick)?.id;
      return id === undefined ? undefined : { ...command, id };
    }
    case 'cancel':
    case 'view': {
      const id = latest(confirmedOnce(model), command.pick)?.id;
      return id === undefined ? undefined : { do: command.do, id };
    }
    case 'move': {
      const one = latest(confirmedOnce(model), command.pick);
      if (one === undefined) return undefined;
      const { date, cell } = slotOf({ ...command.slot, service: one.service });
      return { do: 'move', id: one.id, date, cell, hold: hold(command.hold) };
    }
  }
}

/** Whoever was confirmed has a link, to the end. */
const confirmedOnce = (model: Model) =>
  model.appointments.filter(({ status }) => status === 'confirmed' || status === 'cancelled');

/** The newest is the likeliest to matter. */
const latest = <T>(all: readonly T[], number: number): T | undefined =>
  all.at(-1 - (number % Math.max(1, all.length)));
