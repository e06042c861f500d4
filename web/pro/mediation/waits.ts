import { namesOf } from '../desk/desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';

/** Something that a case waits for: from the mediator, or from its parties. */
export interface Waits {
  readonly whose: 'yours' | 'theirs';
  readonly words: string;
  readonly more?: string;
}

/** What waits for whom in a case that is not closed, the mediator's own first. `moment`: an instant in words. */
export function waitsOf(summary: Summary, moment: (iso: string) => string): Waits[] {
  const { parties, status, waiting, proposals, nextSession, allAgree, releaseBy } = summary;
  const say = texts.list.waits;
  const those = (state: Summary['parties'][number]['agreement']) =>
    parties.filter(({ agreement }) => agreement === state);
  const isOpen = status === 'open' || status === 'withheld';
  const yours = (words: string, more?: string): Waits => ({
    whose: 'yours',
    words,
    ...(more === undefined ? {} : { more }),
  });
  const theirs = (words: string): Waits => ({ whose: 'theirs', words });
  const hasRefused = those('withdrawn').length > 0;
  const isFree = allAgree && proposals.length === 0 && nextSession === undefined;
  const by = releaseBy === undefined ? undefined : texts.list.releaseBy(moment(releaseBy));
  return [
    ...(waiting.includes('release') ? [yours(say.release, by)] : []),
    ...(waiting.includes('attendance') ? [yours(say.attendance)] : []),
    ...(waiting.includes('outcome') ? [yours(say.outcome)] : []),
    ...(isOpen && !hasRefused && those('none').length > 0 ? [yours(say.ask(namesOf(those('none'))))] : []),
    ...(isOpen && isFree && waiting.length === 0 ? [yours(say.propose)] : []),
    ...(isOpen && hasRefused && !waiting.includes('release') ? [yours(say.close)] : []),
    ...(isOpen && !hasRefused && those('asked').length > 0
      ? [theirs(say.answer(namesOf(those('asked'))))]
      : []),
    ...proposals.map(({ until, missing }) =>
      theirs(say.dates(namesOf(parties.filter(({ id }) => missing.includes(id))), moment(until))),
    ),
    ...(nextSession === undefined ? [] : [theirs(say.session(moment(nextSession)))]),
  ];
}
