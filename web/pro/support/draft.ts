import { addDays } from '../../app/dates.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { agreementOf } from '../desk/agreement.tsx';
import { checkPerson } from '../desk/booking/book-body.ts';
import { EMPTY, reachOf, type Draft as Who } from '../desk/booking/draft.ts';
import type { Mode } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { givenOf } from '../desk/person-fields.ts';
import { contactOf } from '../desk/reach.ts';
import { texts } from './texts.fr.ts';
import type { PreviewBody, RhythmPart, SeriesBody } from './types.ts';

/** One half of a month: the time chosen for it ('' for none) and how it takes place. */
export interface Row {
  readonly part: RhythmPart;
  readonly start: string;
  readonly mode: Mode;
}

/** A support as far as it is filled in; '' for what is not chosen. */
export interface SupportDraft {
  /** The person, how to reach them and their agreement, as any booking on behalf. */
  readonly who: Who;
  readonly signedOn: string;
  readonly from: string;
  readonly until: string;
  readonly file: string;
  readonly weekday: string;
  readonly time: string;
  readonly mode: Mode;
  readonly place: string;
  readonly second: string;
  readonly homeAgreed: boolean;
  readonly travel: string;
  readonly rows: readonly Row[];
}

export const NO_SUPPORT: SupportDraft = {
  who: EMPTY,
  signedOn: '',
  from: '',
  until: '',
  file: '',
  weekday: '',
  time: '',
  mode: 'on-site',
  place: '',
  second: '',
  homeAgreed: false,
  travel: '30',
  rows: [],
};

let kept = NO_SUPPORT;

/** The unfinished support of this tab, nowhere but in memory (D1). */
export const readSupport = (): SupportDraft => kept;
export function keepSupport(draft: SupportDraft): void {
  kept = draft;
}

/** The last day of six months that begin then: the same date of the sixth month, less a day. */
export function sixMonthsFrom(from: string): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + 6, Math.min(day, last)));
  return Number.isNaN(end.getTime()) ? '' : addDays(end.toISOString().slice(0, 10), -1);
}

/** What is missing or wrong, by control. */
export function checkSupport(draft: SupportDraft, zone: string): Errors {
  const { missing } = texts.form;
  const { signedOn, from, until, file, mode, homeAgreed, travel } = draft;
  return {
    ...checkPerson(draft.who, zone),
    ...(mode === 'phone' && draft.who.person.phone.trim() === '' ? { phone: missing.phone } : {}),
    ...(signedOn === '' || signedOn > wallClock(Date.now(), zone).date ? { signedOn: missing.signedOn } : {}),
    ...(from === '' || from < signedOn ? { from: missing.from } : {}),
    ...(until === '' || until < from || until > sixMonthsFrom(from) ? { until: missing.until } : {}),
    ...(FILE.test(file.trim()) ? {} : { file: missing.file }),
    ...(mode === 'home' && !homeAgreed ? { homeBox: missing.homeBox } : {}),
    ...(homeAgreed && !isTravel(travel) ? { travel: missing.travel } : {}),
  };
}

/** As the service takes it: a number, and no room for words. */
const FILE = /^(?:[A-Z]{1,4}-)?\d{1,8}(?:-\d{1,6})?$/i;
const isTravel = (typed: string) =>
  /^\d{1,2}$/.test(typed.trim()) && Number(typed) % 5 === 0 && Number(typed) <= 90;

export function previewBody({
  from,
  until,
  mode,
  place,
  weekday,
  time,
  second,
  travel,
}: SupportDraft): PreviewBody {
  return {
    from,
    until,
    mode,
    ...(place === '' ? {} : { place }),
    ...(weekday === '' ? {} : { weekday: Number(weekday) }),
    ...(time === '' ? {} : { time }),
    ...(second === '' ? {} : { second }),
    ...(isTravel(travel) ? { travelMinutes: Number(travel) } : {}),
  };
}

/** Rows as they are proposed: each may be changed before anything is booked. */
export const rowsOf = (parts: readonly RhythmPart[], mode: Mode): Row[] =>
  parts.map((part) => ({ part, start: part.proposed?.start ?? '', mode }));

/** Times to choose from in one half, in order. */
export const timesOf = ({ proposed, others }: RhythmPart) =>
  [...others, ...(proposed === undefined ? [] : [proposed])].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start),
  );

/** As the contract wants it. */
export function seriesBody(draft: SupportDraft, zone: string): SeriesBody {
  const { who, signedOn, from, until, file, second, homeAgreed, travel, rows } = draft;
  const { firstName, lastName, ...rest } = who.person;
  return {
    ...(second === '' ? {} : { second }),
    person: { firstName: firstName.trim(), lastName: lastName.trim(), ...givenOf(rest) },
    contact: contactOf(reachOf(who)),
    contract: { signedOn, from, until, file: file.trim() },
    agreement: agreementOf(who.agreed, zone),
    ...(homeAgreed ? { homeAgreement: agreementOf(who.agreed, zone), travelMinutes: Number(travel) } : {}),
    appointments: rows.flatMap(({ part, start, mode }) => {
      const time = timesOf(part).find((one) => one.start === start);
      return time === undefined ? [] : [{ start, place: time.place, mode }];
    }),
  };
}

/** `contract.from` → `from`, `person.email` → `email`, the agreement has a control of its own. */
export function supportControl(path: string): string {
  if (path.startsWith('agreement') || path.startsWith('homeAgreement')) return 'agreement-date';
  if (path === 'travelMinutes') return 'travel';
  return path.split('.').at(-1) ?? path;
}

export const isReady = ({ rows }: SupportDraft) => rows.length > 0;
