import { useLoad } from '../../../app/use-load.ts';
import { useStaff } from '../../staff.tsx';
import { listed } from '../../words.ts';
import { type Contact, fullName, hoursInWords, phoneInWords, useWords } from '../desk-words.ts';
import { instantAt } from '../local-time.ts';
import { texts } from '../texts.fr.ts';
import type { Draft } from './draft.ts';

/** The answers as they will be sent, in words. */
export function Facts({ draft, contact }: { draft: Draft; contact: Contact }) {
  const { ask } = useStaff();
  const words = useWords();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const { slot, person, needs, agreed, service, professional, second } = draft;
  if (slot === undefined) return null;
  const all = load.state === 'ready' ? load.value.professionals : [];
  const withWhom = all.find(({ id }) => id === professional)?.displayName;
  const beside = all.find(({ id }) => id === second)?.displayName ?? texts.words.someone;
  const { email, phone, allocataireNumber } = person;
  const known = [fullName(person), email, phoneInWords(phone), allocataireNumber];
  const agreedAt = new Date(instantAt(agreed.date, agreed.time, words.zone));
  const facts = texts.book.facts;
  return (
    <dl class="facts">
      <Fact name={facts.when} words={words.moment(slot.start)} />
      <Fact name={facts.what} words={words.service(service)} />
      <Fact name={facts.where} words={`${words.place(slot.place)}, ${words.mode(slot.mode)}`} />
      <Fact
        name={facts.withWhom}
        words={professional === '' ? texts.book.whoever : (withWhom ?? texts.words.someone)}
      />
      {second === '' ? null : <Fact name={facts.second} words={beside} />}
      <Fact name={facts.person} words={known.filter((one) => one !== '').join(' · ')} />
      <Fact name={facts.contact} words={contactWords(contact)} />
      <Fact
        name={facts.needs}
        words={needs.length === 0 ? texts.book.noNeeds : listed(needs.map((need) => texts.words.needs[need]))}
      />
      {Number.isNaN(agreedAt.getTime()) ? null : (
        <Fact name={facts.agreement} words={texts.agreement.given(words.moment(agreedAt.toISOString()))} />
      )}
    </dl>
  );
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function contactWords({ by, hours, discreet, question }: Contact): string {
  return [
    texts.reach.by[by],
    by === 'phone' ? texts.reach.hours(hoursInWords(hours)) : '',
    discreet ? `${texts.reach.discreet}.` : '',
    question === undefined
      ? ''
      : `${texts.reach.question(question.ask)} ${texts.reach.answer(question.answer)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
