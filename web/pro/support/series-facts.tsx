import type { ComponentChildren } from 'preact';
import { middayOf } from '../../app/dates.ts';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { phoneInWords, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts as common } from '../texts.fr.ts';
import { useActs } from './acts.ts';
import { contractWords } from './series-line.tsx';
import { texts } from './texts.fr.ts';

/** The contract, where the aims are, and how to reach the person. */
export function SeriesFacts() {
  const { series } = useActs();
  const { moment } = useWords();
  const { contract, person, contact, second, endedAt } = series;
  const words = texts.series;
  const signed = makeWhen('fr', 'UTC').day(middayOf(contract.signedOn));
  const reach = [common.appointment.by[contact.by], person.email, person.phone && phoneInWords(person.phone)];
  return (
    <dl class="facts card">
      <Fact label={common.appointment.state}>
        {endedAt === undefined ? words.status.open : words.endedAt(moment(endedAt))}
      </Fact>
      <Fact label={words.contract}>
        {contractWords(contract)}, {words.signed(signed)}
      </Fact>
      <Fact label={words.aims}>{texts.list.file(contract.file)}</Fact>
      {second === undefined ? null : (
        <Fact label={words.with}>
          <Named id={second} />
        </Fact>
      )}
      <Fact label={words.reach}>
        {reach.filter((one) => one !== undefined).join(' · ')}
        {contact.discreet ? <strong class="block">{common.appointment.discreet}</strong> : null}
      </Fact>
    </dl>
  );
}

function Named({ id }: { id: string }) {
  const { ask } = useStaff();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const found = load.state === 'ready' ? load.value.professionals.find((one) => one.id === id) : undefined;
  return <>{found?.displayName ?? id}</>;
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
