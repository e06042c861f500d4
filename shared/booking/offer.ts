import type { Deps } from '../deps.ts';
import type { Appointment, Offer } from '../domain/appointment.ts';
import { type Candidate, chooseProfessional, loadOf } from '../domain/assign.ts';
import type { Claim, ClaimAsk } from '../domain/claim.ts';
import { claimTogether } from '../domain/claim-together.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { windowOfStart } from '../domain/slots.ts';
import { addDays, mondayOf } from '../domain/time.ts';
import { changeAppointmentWrite } from '../store/appointments.ts';
import { claimWrite } from '../store/day-writes.ts';
import { itemName, listDays, parseDay, readTogether } from '../store/days.ts';
import { createHoldWrite, endHoldWrites, type Hold, holdId } from '../store/holds.ts';
import { keys } from '../store/keys.ts';
import { tellItems } from '../store/notifications.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { numberHash } from './confirmation.ts';
import { dayKeyOf } from './hold.ts';
import { heldOffers, holdsIn, offerToken, releaseHoldWrites } from './offered.ts';
import type { Want } from './want.ts';

export interface OfferAsk {
  readonly wants: readonly Want[];
  /** This professional and no other. */
  readonly only: string | undefined;
  /** Further writes of the same act. */
  readonly also: readonly NamedWrite[];
}

/** Professionals looked at for each time: three times as many days and the earlier offer's are one batch of reads. */
const MOST_CANDIDATES = 30;
const ATTEMPTS = 3;
/** Refusals that mean a lost race: worth another attempt on what the others left. */
const RACES = new Set(['day', 'released-day', 'old-hold']);

/**
 * Offers up to three other times (B11): each is held for this person until the deadline, an earlier offer is given up, and the
 * person is told, all in one act.
 * @throws DomainError INVALID for two who receive together and for homes, SLOT_TAKEN with the time at fault, NOT_POSSIBLE_NOW once the appointment has begun, CHANGED_MEANWHILE.
 */
export async function offerTimes(deps: Deps, appointment: Appointment, ask: OfferAsk): Promise<Appointment> {
  const now = deps.clock();
  if (appointment.state.status !== 'confirmed' || appointment.start <= now)
    throw new DomainError('NOT_POSSIBLE_NOW');
  if (appointment.second !== undefined || ask.wants.some(({ before }) => before !== undefined))
    throw invalid(
      'starts',
      'Ce rendez-vous prend deux agendas ou un trajet : convenez de l’heure par téléphone.',
    );
  const offer = offerOf(ask.wants, now);
  const offered: Appointment = { ...appointment, offer };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const earlier = await heldOffers(deps, appointment, now);
    const writes = await holdWrites(deps, { ...ask, appointment, offer, earlier, now });
    const result = await transact(deps.store, [
      ...writes,
      changeAppointmentWrite(appointment, offered, numberHash(deps, offered)),
      ...tellItems(offered, 'offered-times', { now }),
      ...ask.also,
    ]);
    if (result.ok) return offered;
    const isRace = [...result.failed.keys()].every((name) => RACES.has(name));
    if (!isRace) throw new DomainError('CHANGED_MEANWHILE');
  }
  throw new DomainError('TOO_MANY', { retryAfter: 2 });
}

function offerOf(wants: readonly Want[], now: number): Offer {
  const hours = wants[0]?.caf.limits.offerHours ?? 0;
  return {
    at: now,
    until: now + hours * 3_600_000,
    times: wants.map(({ start, end, place, mode }) => ({ start, end, place, mode })),
  };
}

interface Planned extends OfferAsk {
  readonly appointment: Appointment;
  readonly offer: Offer;
  readonly earlier: readonly Hold[];
  readonly now: number;
}

/** What is taken of one day so far. */
interface Taking extends Candidate {
  readonly asks: readonly ClaimAsk[];
  readonly claim: Claim;
}

/** The writes that hold every time wanted and give the earlier offer up, one per day. */
async function holdWrites(deps: Deps, plan: Planned): Promise<NamedWrite[]> {
  const { wants, appointment, offer, earlier, now } = plan;
  const choices = await Promise.all(wants.map((want) => candidatesFor(deps, want, plan)));
  const found = await readTogether(deps.store, [
    ...choices.flatMap(({ dayKeys }) => dayKeys),
    ...earlier.map(dayKeyOf),
  ]);
  const dayAt = (key: { pk: string; sk: string }) => {
    const item = found.get(itemName(key));
    return item === undefined ? undefined : parseDay(item);
  };
  const takings = new Map<string, Taking>();
  const holds: Hold[] = [];
  for (const [number, { want, dayKeys, loads }] of choices.entries()) {
    const id = holdId(offerToken(deps, appointment, offer, number));
    const until = Math.min(offer.until, want.start);
    const free = dayKeys.flatMap((key) => {
      const begun = takings.get(itemName(key));
      const day = begun?.day ?? dayAt(key);
      if (day === undefined || windowOfStart(day, want.cell, want.ask) === undefined) return [];
      const asks = [...(begun?.asks ?? []), claimAsk(want, { id, until, now })];
      const claim = claimTogether(day, asks, holdsIn(earlier, day), now);
      return claim === undefined ? [] : [{ professional: day.professional, day, asks, claim, key }];
    });
    const [chosen] = chooseProfessional(free, loads, appointment.professional);
    if (chosen === undefined)
      throw new DomainError('SLOT_TAKEN', {
        errors: [{ path: `starts.${number}`, message: 'Cette heure n’est plus libre.' }],
      });
    takings.set(itemName(chosen.key), chosen);
    holds.push(offeredHold(want, { id, until, number, professional: chosen.professional, appointment }));
  }
  const left = earlier.filter((hold) => !takings.has(itemName(dayKeyOf(hold))));
  return [
    ...[...takings.values()].map(({ day, claim }) => claimWrite(day, claim)),
    ...releaseHoldWrites(left, (hold) => dayAt(dayKeyOf(hold))),
    ...holds.map(createHoldWrite),
    ...earlier.flatMap(endHoldWrites),
  ];
}

/** Days in which the wanted time is a start, and the loads of that week (B7). */
async function candidatesFor(deps: Deps, want: Want, { only, appointment, now }: Planned) {
  const { code: caf } = want.caf;
  const monday = mondayOf(want.date);
  const range = { from: monday, to: addDays(monday, 7) };
  const week = await listDays(deps.store, { caf, role: want.service.receivedBy, ...range });
  const loads = loadOf(week, now);
  const open = week
    .filter(({ date, professional }) => date === want.date && (only ?? professional) === professional)
    .filter((day) => windowOfStart(day, want.cell, want.ask) !== undefined)
    .map((day) => ({ professional: day.professional, day }));
  const dayKeys = chooseProfessional(open, loads, appointment.professional)
    .slice(0, MOST_CANDIDATES)
    .map(({ professional }) => keys.day(caf, professional, want.date));
  return { want, dayKeys, loads };
}

function claimAsk(want: Want, { id, until, now }: { id: string; until: number; now: number }): ClaimAsk {
  const { cell: from, keptTo: to, ask } = want;
  return { id, kind: 'hold', from, to, lengthCells: ask.lengthCells, now, until };
}

function offeredHold(
  want: Want,
  of: { id: string; until: number; number: number; professional: string; appointment: Appointment },
): Hold {
  return {
    id: of.id,
    caf: want.caf.code,
    professional: of.professional,
    date: want.date,
    cell: want.cell,
    cells: want.keptTo - want.cell,
    service: want.service.id,
    place: want.place,
    mode: want.mode,
    start: want.start,
    until: of.until,
    prolonged: false,
    seat: { address: of.appointment.id, number: of.number },
  };
}
