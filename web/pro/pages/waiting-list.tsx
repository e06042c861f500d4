import { useState } from 'preact/hooks';
import { type Service, useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../desk/desk.css';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { Said } from '../desk/said.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { AddWaiter } from '../waiting/add-waiter.tsx';
import { texts } from '../waiting/texts.fr.ts';
import { WaiterCard } from '../waiting/waiter-card.tsx';

/** Those who wait for a service, in the order in which they are asked; the lists of one's own services (D6). */
export default function WaitingList() {
  const { hasRole } = useStaff();
  const services = useCatalogue().services.filter(
    ({ delivery, bookableBy, receivedBy }) =>
      delivery.by === 'caf' && bookableBy === 'anyone' && hasRole('secretariat', receivedBy),
  );
  const [chosen, setChosen] = useState<string>();
  const service = services.find(({ id }) => id === chosen) ?? services[0];
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div class="desk stack">
        {services.length < 2 || service === undefined ? null : (
          <SelectField
            id="service"
            label={texts.service}
            value={service.id}
            onValue={setChosen}
            options={services.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {service === undefined ? null : <List key={service.id} service={service} />}
      </div>
    </Page>
  );
}

function List({ service }: { service: Service }) {
  const { ask } = useStaff();
  const [said, setSaid] = useState<string>();
  const { isOpen, close, opener } = useDisclosure();
  const { load, ...fresh } = useFresh((signal) =>
    ask('GET /v1/staff/waiting-list', { query: { service: service.id } }, { signal }),
  );
  const done = (words: string) => {
    setSaid(words);
    fresh.again();
  };
  return (
    <>
      <Said words={said} />
      <p>
        <button class="button secondary" {...opener}>
          {texts.add}
        </button>
      </p>
      {isOpen ? (
        <AddWaiter
          service={service}
          onClose={close}
          onAdded={(name) => {
            close();
            done(texts.said.added(name));
          }}
        />
      ) : null}
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={fresh.again} /> : null}
      {load.state === 'ready' ? (
        <>
          <FreshBar {...fresh} />
          {load.value.waiting.length === 0 ? <p class="nothing-left">{texts.none}</p> : null}
          <ol class="rows">
            {load.value.waiting.map((waiter) => (
              <li key={waiter.id} class="card">
                <WaiterCard waiter={waiter} onDone={done} />
              </li>
            ))}
          </ol>
          {load.value.more ? <p>{texts.more}</p> : null}
        </>
      ) : null}
    </>
  );
}
