import { useCatalogue } from '../../app/catalogue.tsx';
import { dayNumber } from '../../app/dates.ts';
import { useWhen } from '../../app/use-when.ts';
import { capital } from '../../app/when.ts';
import { texts } from './texts.fr.ts';
import type { NextFree } from './types.ts';

/** The next free time of each service in words, and of each of its places on demand. */
export function NextFreeTimes({ next }: { next: readonly NextFree[] }) {
  const { services } = useCatalogue();
  const anywhere = next.filter(({ place }) => place === undefined);
  return (
    <section class="stack" aria-labelledby="next">
      <h2 id="next">{texts.next}</h2>
      <p class="soft">{texts.nextLead}</p>
      <ul class="grid next-free">
        {anywhere.map((one) => (
          <li class="card stack-small" key={one.service}>
            <h3>{services.find(({ id }) => id === one.service)?.name ?? one.service}</h3>
            <p class="next-time">
              <Time next={one} />
            </p>
            <ByPlace
              next={next.filter(({ service, place }) => service === one.service && place !== undefined)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ByPlace({ next }: { next: readonly NextFree[] }) {
  const { places, services } = useCatalogue();
  const [first] = next;
  if (first === undefined) return null;
  const service = services.find(({ id }) => id === first.service)?.name ?? first.service;
  return (
    <details>
      <summary>{texts.nextByPlace}</summary>
      <table class="small">
        <caption class="visually-hidden">{texts.nextOf(service)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.place}</th>
            <th scope="col">{texts.nextTime}</th>
          </tr>
        </thead>
        <tbody>
          {next.toSorted(sooner).map((one) => (
            <tr key={one.place}>
              <th scope="row">{places.find(({ id }) => id === one.place)?.name ?? one.place}</th>
              <td>
                <Time next={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Time({ next }: { next: NextFree }) {
  const when = useWhen();
  if (next.state === 'protected') return <span class="soft">{texts.nextProtected}</span>;
  if (next.start === undefined) return <span class="soft">{texts.noneFree}</span>;
  const now = new Date().toISOString();
  const days = dayNumber(when.localDate(next.start)) - dayNumber(when.localDate(now));
  const said = when.dayAndTime(next.start);
  return (
    <>
      {capital(said)} <span class="soft">({texts.inDays(days)})</span>
    </>
  );
}

const sooner = (a: NextFree, b: NextFree) => ((a.start ?? '9') < (b.start ?? '9') ? -1 : 1);
