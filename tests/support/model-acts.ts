import {
  type Act,
  appointmentOf,
  drop,
  freeStarts,
  guardOf,
  heldShare,
  isSoon,
  liveHold,
  type Model,
  receivers,
  type Seen,
  type Slot,
} from './model.ts';
import { identityOf, isoOf, OPENINGS, RULES, serviceOf, startOf } from './model-world.ts';

type ActOf<D extends Act['do']> = Extract<Act, { do: D }>;

/** Changes the model as the act must, and says what must be seen. `seen` gives the names that the table made up. */
export function apply(model: Model, act: Act, seen: Seen): Seen {
  switch (act.do) {
    case 'search':
      return { said: '200', starts: freeStarts(model, act.service) };
    case 'hold':
      return hold(model, act, seen);
    case 'prolong': {
      const held = liveHold(model, act.hold);
      if (held === undefined) return { said: '404 NOT_FOUND' };
      if (held.prolonged) return { said: '409 NOT_POSSIBLE_NOW' };
      held.prolonged = true;
      held.until = model.now + RULES.holdMs;
      return { said: '200' };
    }
    case 'end-hold': {
      const held = liveHold(model, act.hold);
      if (held === undefined) return { said: '404 NOT_FOUND' };
      drop(model, held);
      return { said: '204' };
    }
    case 'book':
      return book(model, act, seen);
    case 'confirm':
      return confirm(model, act, seen);
    case 'resend': {
      const one = appointmentOf(model, act.id);
      if (one.status !== 'pending' || one.until <= model.now) return { said: '404 EXPIRED' };
      if (one.round >= RULES.codeResends) return { said: '429 TOO_MANY' };
      one.round += 1;
      return { said: '202' };
    }
    case 'abandon': {
      const one = appointmentOf(model, act.id);
      if (one.status === 'confirmed') return { said: '409 NOT_POSSIBLE_NOW' };
      if (one.status !== 'pending') return { said: '404 NOT_FOUND' };
      one.status = 'expired';
      return { said: '204' };
    }
    case 'cancel': {
      const one = appointmentOf(model, act.id);
      if (one.status === 'cancelled') return { said: '200' };
      if (startOf(one.date, one.cell) <= model.now) return { said: '409 NOT_POSSIBLE_NOW' };
      one.status = 'cancelled';
      return { said: '200' };
    }
    case 'view': {
      const { status, date, cell } = appointmentOf(model, act.id);
      return { said: `200 ${status}`, starts: [isoOf(startOf(date, cell))] };
    }
    case 'move':
      return move(model, act, seen);
    case 'open': {
      const day = model.windows[act.day];
      if (day === undefined || act.revision <= day.revision) return { said: 'newer' };
      model.windows[act.day] = { revision: act.revision, open: OPENINGS[act.windows] ?? [] };
      return { said: 'opened' };
    }
    case 'advance':
      model.now += act.minutes * 60_000;
      return { said: 'later' };
    case 'clean-up': {
      model.holds = model.holds.filter(({ until }) => until > model.now);
      for (const one of model.appointments)
        if (one.status === 'pending' && one.until <= model.now) one.status = 'expired';
      return { said: 'tidied' };
    }
  }
}

/** The one that was seen to receive, if any of those who may would have been right; else the first of them. */
const chosen = (able: readonly string[], seen: Seen) =>
  able.find((one) => one === seen.professional) ?? able[0] ?? '';

function hold(model: Model, act: ActOf<'hold'>, seen: Seen): Seen {
  const { slot, address } = act;
  if (isSoon(model, slot)) return { said: '400 INVALID' };
  const earlier = liveHold(model, act.replaces);
  const able = receivers(model, slot, { own: earlier?.professional, except: [earlier?.id] });
  const admitted = able.filter((professional) => {
    const { open, held } = heldShare(model, professional, slot.date, earlier?.id);
    return held < open;
  });
  const [first] = admitted;
  if (first === undefined) return { said: able.length > 0 ? '429 TOO_MANY' : '409 SLOT_TAKEN' };
  const own = model.holds.filter(
    (one) => one.address === address && one.until > model.now && one !== earlier,
  );
  if (own.length >= RULES.holdsPerAddress) return { said: '429 TOO_MANY' };
  drop(model, earlier);
  const until = model.now + RULES.holdMs;
  const id = seen.id ?? '';
  model.holds.push({ ...slot, id, professional: chosen(admitted, seen), address, until, prolonged: false });
  return { said: '201', id, professional: first };
}

function book(model: Model, act: ActOf<'book'>, seen: Seen): Seen {
  const { slot, person, key } = act;
  const body = JSON.stringify([slot, person, act.hold]);
  const before = key === undefined ? undefined : model.remembered[key];
  if (before !== undefined && before.until > model.now)
    return before.body === body ? { said: '201', id: before.id } : { said: '422 KEY_REUSED' };
  if (isSoon(model, slot)) return { said: '400 INVALID' };
  const held = liveHold(model, act.hold);
  const able = receivers(model, slot, {
    own: followerOf(model, person) ?? held?.professional,
    except: [held?.id],
  });
  const [first] = able;
  if (first === undefined) return { said: '409 SLOT_TAKEN' };
  drop(model, held);
  const id = seen.id ?? '';
  const duplicate = guardOf(model, person, slot.service) !== undefined;
  model.appointments.push({
    ...slot,
    id,
    professional: chosen(able, seen),
    person,
    status: 'pending',
    until: model.now + RULES.pendingMs,
    round: 0,
    wrong: 0,
    duplicate,
  });
  if (key !== undefined) model.remembered[key] = { body, id, until: model.now + RULES.keyMs };
  return { said: '201', id, professional: first, duplicate };
}

function followerOf(model: Model, person: number): string | undefined {
  const follow = model.follows[identityOf(person)];
  return follow !== undefined && follow.until > model.now ? follow.professional : undefined;
}

function follow(
  model: Model,
  { person, professional, date, cell, service }: Slot & { person: number; professional: string },
): void {
  const until = startOf(date, cell + serviceOf(service).length) + RULES.followMs;
  model.follows[identityOf(person)] = { professional, until };
}

function confirm(model: Model, act: ActOf<'confirm'>, seen: Seen): Seen {
  const one = appointmentOf(model, act.id);
  const right = act.right && seen.round === one.round;
  if (one.status === 'confirmed' && right) return { said: '200' };
  if (one.status !== 'pending' || one.until <= model.now) return { said: '404 EXPIRED' };
  if (!right || one.duplicate) {
    one.wrong += 1;
    if (one.wrong < RULES.codeTries) return { said: '400 WRONG_CODE' };
    one.status = 'expired';
    return { said: '404 EXPIRED' };
  }
  if (guardOf(model, one.person, one.service) !== undefined) return { said: '409 ALREADY_BOOKED' };
  one.status = 'confirmed';
  follow(model, one);
  return { said: '200' };
}

function move(model: Model, act: ActOf<'move'>, seen: Seen): Seen {
  const one = appointmentOf(model, act.id);
  const slot = { service: one.service, date: act.date, cell: act.cell };
  if (isSoon(model, slot)) return { said: '400 INVALID' };
  if (one.status !== 'confirmed') return { said: '409 NOT_POSSIBLE_NOW' };
  if (one.date === act.date && one.cell === act.cell) return { said: '200' };
  const start = startOf(one.date, one.cell);
  if (start - RULES.moveLimitMs < model.now)
    return { said: start <= model.now ? '409 NOT_POSSIBLE_NOW' : '409 TOO_LATE_TO_MOVE' };
  const held = liveHold(model, act.hold);
  const own = held?.professional ?? one.professional;
  const able = receivers(model, slot, { own, except: [held?.id, one.id] });
  const [first] = able;
  if (first === undefined) return { said: '409 SLOT_TAKEN' };
  drop(model, held);
  Object.assign(one, { date: act.date, cell: act.cell, professional: chosen(able, seen) });
  follow(model, one);
  return { said: '200', professional: first };
}
