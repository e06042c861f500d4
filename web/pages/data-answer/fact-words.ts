import type { AnswerOf } from '../../api/contract.ts';
import type { Service } from '../../app/catalogue.tsx';
import { middayOf } from '../../app/dates.ts';
import { makeWhen, type When } from '../../app/when.ts';
import type { DataTexts } from '../../texts/data.fr.ts';
import type { Texts } from '../../texts/fr.ts';

export type DataAnswerView = AnswerOf<'POST /v1/data-answers/open'>;
export type AccessView = Extract<DataAnswerView, { what: 'access' }>;
export type ErasureView = Extract<DataAnswerView, { what: 'erasure' }>;
export type Fact = AccessView['facts'][number];
type Detail = Fact['details'][number];
export type FactKind = Fact['kind'];
export type FactWord = NonNullable<Detail['words']>[number];
export type FactLabel = Detail['label'];

/** What a fact says, in the reader's language; what other pages say already is said alike. */
export function makeFactWords(
  texts: Texts,
  data: DataTexts,
  language: 'fr' | 'en',
  when: When,
  services: readonly Service[],
) {
  const { booking, callBack, ask, partner, answer, service } = texts;
  const { person, check } = booking;
  const known: Readonly<Record<string, string>> = {
    ...service.modes,
    ...callBack.needNames,
    ...callBack.hourNames,
    ...ask.whoOptions,
    ...named('by-', { email: person.by.email.label, phone: person.by.phone.label }),
    'no-message': person.by.none.label,
    ...named('for-', {
      self: ask.forWhomOptions.self.label,
      child: ask.forWhomOptions.child.label,
      other: ask.forWhomOptions.other.label,
    }),
    ...named('situation-', ask.situations),
    ...named('reason-', partner.reasons),
    ...named('session-', { ...answer.status, answered: answer.status.waiting }),
    access: data.whatOptions.access.label,
    erasure: data.whatOptions.erasure.label,
    ...data.words,
  };
  const labels: Readonly<Record<string, string>> = {
    email: check.email,
    phone: check.phone,
    'allocataire-number': person.number,
    mode: check.how,
    place: check.where,
    needs: check.needs,
    'reached-by': check.contact,
    hours: callBack.hours,
    'who-comes': ask.who,
    'for-whom': ask.forWhom,
    situation: ask.situation,
    ...data.labels,
  };
  const dates = makeWhen(language, 'UTC');
  /** A service has a name in each language; all else stays as it is stored. */
  const inWords = (text: string) =>
    language === 'fr' ? text : (services.find(({ name }) => name === text)?.english?.name ?? text);
  const date = (local: string) => dates.day(middayOf(local));
  return {
    date,
    label: (label: FactLabel) => labels[label] ?? label,
    word: (word: FactWord) => known[word] ?? word,
    /** A detail in one line. */
    detail: ({ at, on, text, words = [] }: Detail) =>
      [
        ...words.map((word) => known[word] ?? word),
        ...(text === undefined ? [] : text.split('\n').map(inWords)),
        ...(at === undefined ? [] : [when.dayAndTime(at)]),
        ...(on === undefined ? [] : [date(on)]),
      ].join(', '),
    /** « 2 rendez-vous »; one of a kind by its name alone. */
    count: (kind: FactKind, count: number) => `${count} ${data.kinds[kind][count === 1 ? 0 : 1]}`,
  };
}
export type FactWords = ReturnType<typeof makeFactWords>;

const named = (before: string, words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${before}${key}`, word]));
