import { useState } from 'preact/hooks';
import { type Service, useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { isOnline } from '../../booking/not-online.tsx';
import { SelectField } from '../../design/field.tsx';
import '../desk/desk.css';
import { FreshList } from '../desk/fresh-list.tsx';
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
    (service) => isOnline(service) && hasRole('secretariat', service.receivedBy),
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
  const fresh = useFresh((signal) =>
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
      <FreshList fresh={fresh} none={({ waiting }) => (waiting.length === 0 ? texts.none : undefined)}>
        {({ waiting, more }) => (
          <>
            <ol class="rows">
              {waiting.map((waiter) => (
                <li key={waiter.id} class="card">
                  <WaiterCard waiter={waiter} onDone={done} />
                </li>
              ))}
            </ol>
            {more ? <p>{texts.more}</p> : null}
          </>
        )}
      </FreshList>
    </>
  );
}
