import type { Appointment } from '../../shared/domain/appointment.ts';
import { CELL_MINUTES } from '../../shared/domain/day.ts';
import type { RhythmPart, RhythmTime } from '../../shared/domain/support-rhythm.ts';
import type { SeriesStep, SupportSeries } from '../../shared/domain/support-series.ts';
import { type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import type { Desk } from '../../shared/http/desk.ts';
import type { Unbooked } from '../../shared/support/book.ts';
import { supportService } from '../../shared/support/service.ts';
import type { SeriesView } from './schemas.ts';

type Booked = ReadonlyMap<string, Appointment>;

/** A series as its professional sees it; `unbooked`: why some could not be booked just now. */
export function seriesView(
  desk: Desk,
  series: SupportSeries,
  booked: Booked,
  unbooked: Unbooked = new Map(),
): SeriesView {
  const calendar = makeCalendar(desk.caf.zone);
  const appointments = series.steps.map((step) => {
    const appointment = booked.get(step.appointment);
    return appointment === undefined
      ? { ...toBook(desk, step, calendar), ...problemOf(unbooked.get(step.appointment)) }
      : bookedView(series, appointment, calendar);
  });
  return {
    ...common(series, calendar),
    person: series.person,
    contact: series.contact,
    travelMinutes: series.travelMinutes,
    appointments: appointments.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
  };
}

export function seriesSummary(desk: Desk, series: SupportSeries, booked: Booked) {
  const calendar = makeCalendar(desk.caf.zone);
  const { firstName, lastName } = series.person;
  const standing = series.steps.flatMap(({ appointment }) => {
    const one = booked.get(appointment);
    return one?.state.status === 'confirmed' ? [one.start] : [];
  });
  const ahead = standing.filter((start) => start > desk.now);
  const isOpen = series.state.status === 'open';
  return {
    ...common(series, calendar),
    person: { firstName, lastName },
    ...(ahead.length === 0 ? {} : { next: calendar.iso(Math.min(...ahead)) }),
    toBook: isOpen ? series.steps.filter(({ appointment }) => !booked.has(appointment)).length : 0,
    toClose: standing.length - ahead.length,
  };
}

function common({ id, professional, second, state, contract, home }: SupportSeries, calendar: Calendar) {
  return {
    id,
    professional,
    ...(second === undefined ? {} : { second }),
    status: state.status,
    ...(state.status === 'ended' ? { endedAt: calendar.iso(state.at) } : {}),
    contract,
    home: home.state,
  };
}

function toBook({ caf }: Desk, { appointment, start, place, mode }: SeriesStep, calendar: Calendar) {
  const end = start + supportService(caf).lengthMinutes * 60_000;
  const status = 'to-book' as const;
  return { id: appointment, status, start: calendar.iso(start), end: calendar.iso(end), place, mode };
}

const problemOf = (problem: SeriesView['appointments'][number]['problem']) =>
  problem === undefined ? {} : { problem };

function bookedView({ home }: SupportSeries, one: Appointment, calendar: Calendar) {
  const { id, start, end, place, mode, second, before, state } = one;
  return {
    id,
    start: calendar.iso(start),
    end: calendar.iso(end),
    place,
    mode,
    ...(second === undefined ? {} : { second }),
    ...(before === undefined ? {} : { travelMinutes: before * CELL_MINUTES }),
    ...(mode === 'home' && home.state !== 'given' && state.status === 'confirmed' ? { notAtHome: true } : {}),
    ...stateOf(state),
  };
}

function stateOf(state: Appointment['state']) {
  switch (state.status) {
    case 'closed':
      return { status: 'closed' as const, outcome: state.outcome };
    case 'cancelled':
      return { status: 'cancelled' as const, cancelledBy: state.by };
    case 'confirmed':
      return { status: 'confirmed' as const };
    case 'pending':
    case 'expired':
      throw new Error('an appointment of a series is never without confirmation');
  }
}

export function rhythmView(parts: readonly RhythmPart[], calendar: Calendar) {
  const time = ({ start, end, place }: RhythmTime) => ({
    start: calendar.iso(start),
    end: calendar.iso(end),
    place,
  });
  return {
    parts: parts.map(({ from, until, proposed, others, isOpen }) => ({
      from,
      until,
      ...(proposed === undefined ? {} : { proposed: time(proposed) }),
      others: others.map(time),
      isOpen,
    })),
  };
}
