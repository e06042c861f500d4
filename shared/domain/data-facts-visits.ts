import type { Appointment } from './appointment.ts';
import type { CallBack } from './call-back.ts';
import {
  at,
  contactDetails,
  on,
  personDetails,
  placeName,
  serviceName,
  type Telling,
  text,
  words,
} from './data-fact-parts.ts';
import type { Fact, FactWord } from './data-facts.ts';
import type { SupportSeries } from './support-series.ts';
import { isWaiter, type WaitingEntry, whyOver } from './waiting.ts';

/** An appointment, a registration in a group, or one of a series: when, where, how it went; never with whom (D6). */
export function appointmentFact(appointment: Appointment, { caf, now }: Telling): Fact {
  const { service, place, mode, start, end, state, origin, session, series, needs } = appointment;
  const made = { person: 'yourself', invitation: 'letter-code', staff: 'the-caf' } as const;
  return {
    kind: 'appointment',
    at: start,
    runs: (state.status === 'confirmed' || state.status === 'pending') && end > now,
    details: [
      ...text('service', serviceName(caf, service)),
      ...at('start', start),
      ...at('end', end),
      ...text('place', placeName(caf, place)),
      ...words('mode', mode),
      ...words('status', appointmentStatus(appointment)),
      ...at('asked', appointment.createdAt),
      ...words('made-by', made[origin.by]),
      ...(session === undefined ? [] : words('group', 'yes')),
      ...(series === undefined ? [] : words('series', 'yes')),
      ...words('needs', ...needs),
      ...personDetails(appointment.person),
      ...contactDetails(appointment.contact),
    ],
  };
}

function appointmentStatus({ state }: Appointment): FactWord {
  switch (state.status) {
    case 'pending':
    case 'confirmed':
    case 'expired':
      return state.status;
    case 'cancelled':
      return state.by === 'person' ? 'cancelled-by-you' : 'cancelled-by-caf';
    case 'closed':
      return state.outcome;
  }
}

export function callBackFact(callBack: CallBack, { caf }: Telling): Fact {
  const { service, person, hours, needs, createdAt, state } = callBack;
  return {
    kind: 'call-back',
    at: createdAt,
    runs: state.status === 'open',
    details: [
      ...text('service', serviceName(caf, service)),
      ...at('asked', createdAt),
      ...words('status', state.status),
      ...(state.status === 'done' ? words('result', state.result) : []),
      ...words('hours', ...hours),
      ...words('needs', ...needs),
      ...personDetails(person),
    ],
  };
}

/** A place on the waiting list: what was wished for and offered. Undefined once it is forgotten who it was. */
export function waitingFact(entry: WaitingEntry, telling: Telling): Fact | undefined {
  const { caf } = telling;
  const { service, places, modes, until, who, offers, state, createdAt } = entry;
  if (who === undefined) return undefined;
  return {
    kind: 'waiting',
    at: createdAt,
    runs: isWaiter(entry) && whyOver(entry, telling) === undefined,
    details: [
      ...text('service', serviceName(caf, service)),
      ...at('asked', createdAt),
      ...words('status', state.status),
      ...places.flatMap((place) => text('place', placeName(caf, place))),
      ...words('mode', ...modes),
      ...on('until', until),
      ...offers.flatMap((offer) => [
        { label: 'offer' as const, at: offer.start, text: placeName(caf, offer.place) },
      ]),
      ...personDetails(who.person),
      ...contactDetails(who.contact),
    ],
  };
}

/** A support series: its contract and when it was planned; the aims are in the person's file. */
export function supportFact(series: SupportSeries, { caf }: Telling): Fact {
  const { service, contract, home, steps, state, createdAt } = series;
  const visits = { none: 'home-none', given: 'home-given', refused: 'home-refused' } as const;
  return {
    kind: 'support',
    at: createdAt,
    runs: state.status === 'open',
    details: [
      ...text('service', serviceName(caf, service)),
      ...words('status', state.status),
      ...on('signed', contract.signedOn),
      ...on('from', contract.from),
      ...on('until', contract.until),
      ...text('file', contract.file),
      ...words('home-visits', visits[home.state]),
      ...steps.map(({ start, place, mode }) => ({
        label: 'start' as const,
        at: start,
        text: placeName(caf, place),
        words: [mode],
      })),
      ...personDetails(series.person),
      ...contactDetails(series.contact),
    ],
  };
}
