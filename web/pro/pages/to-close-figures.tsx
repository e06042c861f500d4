import { addDays } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { FigureTable } from '../close-out/figure-table.tsx';
import { texts } from '../close-out/texts.fr.ts';
import '../desk/desk.css';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';

/** How many appointments are still to close, as counts of four weeks that tell of nobody (D4). */
export default function ToCloseFigures() {
  const { ask } = useStaff();
  const { when } = useWords();
  const words = texts.figures;
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/unclosed-figures', {}, { signal }), []);
  const day = (date: string) => when.date(`${date}T12:00:00Z`);
  const lead =
    load.state === 'ready'
      ? words.lead(day(load.value.period.from), day(addDays(load.value.period.to, -1)))
      : undefined;
  return (
    <Page title={words.title} lead={lead}>
      <div class="desk stack">
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' ? <FigureTable figures={load.value.figures} /> : null}
        <p class="soft">{words.note}</p>
      </div>
    </Page>
  );
}
