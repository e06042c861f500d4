import { useState } from 'preact/hooks';
import { ExportKept } from '../close-out/export-kept.tsx';
import { texts } from '../close-out/texts.fr.ts';
import { ToCloseCard } from '../close-out/to-close-card.tsx';
import { ListPage } from '../desk/list-page.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** One's own appointments that are over and not closed, each with the outcomes of its service; and the file for the national tool. */
export default function ToClose() {
  const { ask } = useStaff();
  const fresh = useFresh((signal) => ask('GET /v1/staff/unclosed', {}, { signal }));
  const [said, setSaid] = useState<string>();
  const done = (words: string) => {
    setSaid(words);
    fresh.again();
  };
  return (
    <ListPage
      title={texts.title}
      lead={texts.lead}
      none={texts.none}
      fresh={fresh}
      said={said}
      count={({ appointments }) => appointments.length}
    >
      {({ appointments }) => (
        <>
          <ul class="rows">
            {appointments.map((one) => (
              <li key={one.id} class="card">
                <ToCloseCard appointment={one} onDone={done} />
              </li>
            ))}
          </ul>
          <ExportKept />
        </>
      )}
    </ListPage>
  );
}
