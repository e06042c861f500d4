import type { Slot } from '../../../api/contract.ts';
import { useCatalogue } from '../../../app/catalogue.tsx';
import { useLoad } from '../../../app/use-load.ts';
import { SelectField } from '../../../design/field.tsx';
import { Notice } from '../../../design/notice.tsx';
import { useStaff } from '../../staff.tsx';
import { useWords } from '../desk-words.ts';
import { texts } from '../texts.fr.ts';
import { isFixed, maySecond, type Professional, useBookable } from './bookable.ts';
import type { Draft } from './draft.ts';
import { Times } from './times.tsx';

interface TimeStepProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onTake: (slot: Slot) => void;
}

/** Service, way of meeting, place, professional, then a free time: one choice on each changes the times at once. */
export function TimeStep({ draft, onDraft, onTake }: TimeStepProps) {
  const { ask, me } = useStaff();
  const { places } = useCatalogue();
  const words = useWords();
  const services = useBookable();
  const { load } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const all = load.state === 'ready' ? load.value.professionals : [];
  const service = services.find(({ id }) => id === draft.service) ?? services[0];
  if (service === undefined)
    return (
      <Notice tone="info">
        <p>{texts.book.noService}</p>
      </Notice>
    );
  const [firstMode = 'on-site'] = service.modes;
  const mode = draft.mode !== '' && service.modes.includes(draft.mode) ? draft.mode : firstMode;
  const place = service.places.includes(draft.place) ? draft.place : '';
  const colleagues = all.filter(({ role }) => role === service.receivedBy);
  const own = isFixed(service) ? me.professional?.id : undefined;
  const professional = colleagues.some(({ id }) => id === draft.professional)
    ? draft.professional
    : (own ?? '');
  const beside = all.filter((one) => one.id !== professional && maySecond(service, one));
  const second = beside.some(({ id }) => id === draft.second) ? draft.second : '';
  const wanted = { service: service.id, mode, place, professional, second };
  const open = places.filter(({ id }) => service.places.includes(id)).toSorted(byCommune);
  const change = (changed: Partial<Draft>) => onDraft({ ...draft, ...wanted, ...changed });
  return (
    <div class="stack">
      <div class="card fields">
        <SelectField
          id="service"
          label={texts.book.service}
          value={service.id}
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(id) => change({ service: id })}
        />
        <SelectField
          id="mode"
          label={texts.book.mode}
          value={mode}
          options={service.modes.map((one) => ({ value: one, label: words.mode(one) }))}
          onValue={(id) => change({ mode: service.modes.find((one) => one === id) ?? firstMode })}
        />
        <SelectField
          id="place"
          label={texts.book.place}
          value={place}
          options={[
            { value: '', label: texts.book.anyPlace },
            ...open.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(id) => change({ place: id })}
        />
        <SelectField
          id="professional"
          label={texts.book.professional}
          value={professional}
          options={[
            ...(isFixed(service) ? [] : [{ value: '', label: texts.book.anyProfessional }]),
            ...colleagues.map((one) => ({ value: one.id, label: named(one) })),
          ]}
          onValue={(id) => change({ professional: id })}
        />
        {beside.length === 0 ? null : (
          <SelectField
            id="second"
            label={texts.book.second}
            value={second}
            options={[
              { value: '', label: texts.book.noSecond },
              ...beside.map((one) => ({ value: one.id, label: named(one) })),
            ]}
            onValue={(id) => change({ second: id })}
          />
        )}
      </div>
      <Times
        key={service.id}
        wanted={wanted}
        places={open.map(({ id }) => id)}
        onTake={(slot) => {
          change({ slot });
          onTake(slot);
        }}
      />
    </div>
  );
}

const named = ({ displayName, title }: Professional) => `${displayName}, ${title.toLowerCase()}`;
const byCommune = (a: { commune: string }, b: { commune: string }) =>
  a.commune.localeCompare(b.commune, 'fr');
