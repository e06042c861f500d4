import { DisruptionCard } from '../desk/disruption-card.tsx';
import { ListPage } from '../desk/list-page.tsx';
import { texts } from '../desk/texts.fr.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** Absences and closures that touch people already booked (B11), oldest first. */
export default function Disruptions() {
  const { ask } = useStaff();
  const fresh = useFresh((signal) => ask('GET /v1/staff/disruptions', {}, { signal }));
  return (
    <ListPage
      title={texts.disruptions.title}
      lead={texts.disruptions.lead}
      none={texts.disruptions.none}
      fresh={fresh}
      count={({ disruptions }) =>
        disruptions.reduce((sum, { waiting, engaged }) => sum + waiting + engaged, 0)
      }
    >
      {({ disruptions, more }) => (
        <>
          <ol class="rows">
            {disruptions.map((one) => (
              <li key={one.id} class="card">
                <DisruptionCard disruption={one} />
              </li>
            ))}
          </ol>
          {more ? <p>{texts.list.more}</p> : null}
        </>
      )}
    </ListPage>
  );
}
