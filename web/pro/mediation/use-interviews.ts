import { useCatalogue } from '../../app/catalogue.tsx';
import { addDays } from '../../app/dates.ts';
import { useLoad } from '../../app/use-load.ts';
import { fullName, useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { type Staff, useStaff } from '../staff.tsx';

const DAYS_BACK = 60;

/** Information interviews to choose from, the latest first. */
export type Interviews = 'waiting' | readonly { readonly value: string; readonly label: string }[];

interface Found {
  readonly id: string;
  readonly start: string;
  readonly person: { readonly firstName: string; readonly lastName: string };
}

/** One's own interviews of the last two months that have begun, and `chosen`, wherever it was found (M1). */
export function useInterviews(chosen: string | undefined): Interviews {
  const { ask } = useStaff();
  const { services } = useCatalogue();
  const { moment, zone } = useWords();
  const offered = services
    .filter(({ receivedBy, bookableBy }) => receivedBy === 'mediator' && bookableBy === 'anyone')
    .map(({ id }) => id);
  const { load } = useLoad(
    async (signal) => ({ ok: true as const, value: await findInterviews(ask, signal, offered, zone) }),
    [],
  );
  const { load: extra } = useLoad(
    async (signal) => ({
      ok: true as const,
      value: chosen === undefined ? undefined : await findOne(ask, signal, chosen),
    }),
    [chosen],
  );
  if (load.state !== 'ready' || extra.state !== 'ready') return 'waiting';
  const { value: own } = load;
  const { value: other } = extra;
  const all = other === undefined || own.some(({ id }) => id === other.id) ? own : [other, ...own];
  return all.map(({ id, start, person }) => ({ value: id, label: `${fullName(person)}, ${moment(start)}` }));
}

/** None when they cannot be read: everything can be typed instead. */
async function findInterviews(
  ask: Staff['ask'],
  signal: AbortSignal,
  services: readonly string[],
  zone: string,
): Promise<Found[]> {
  const today = wallClock(Date.now(), zone).date;
  const query = { from: addDays(today, -DAYS_BACK), to: addDays(today, 1) };
  const answer = await ask('GET /v1/staff/agenda', { query }, { signal });
  if (!answer.ok) return [];
  return answer.value.days
    .flatMap(({ appointments }) => appointments)
    .flatMap(({ appointment, service, start, person, status }) => {
      const isOne = service !== undefined && services.includes(service);
      const took = (status === 'confirmed' || status === 'closed') && Date.parse(start) <= Date.now();
      return appointment !== undefined && person !== undefined && isOne && took
        ? [{ id: appointment, start, person }]
        : [];
    })
    .toSorted((a, b) => Date.parse(b.start) - Date.parse(a.start));
}

async function findOne(ask: Staff['ask'], signal: AbortSignal, id: string): Promise<Found | undefined> {
  const answer = await ask('GET /v1/staff/appointments/{id}', { params: { id } }, { signal });
  return answer.ok ? answer.value : undefined;
}
