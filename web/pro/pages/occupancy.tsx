import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { saveFile, textFile } from '../../app/save-file.ts';
import { useLoad } from '../../app/use-load.ts';
import { useWhen } from '../../app/use-when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { Bars } from '../occupancy/bars.tsx';
import { csvOf } from '../occupancy/csv.ts';
import { Headline } from '../occupancy/headline.tsx';
import { nameOf, periodsFrom } from '../occupancy/months.ts';
import { NextFreeTimes } from '../occupancy/next-free.tsx';
import '../occupancy/occupancy.css';
import { texts } from '../occupancy/texts.fr.ts';
import type { Figure, Named } from '../occupancy/types.ts';
import { useStaff } from '../staff.tsx';

/** How much of the open time is booked, and the next free times, for managers (D4). */
export default function Occupancy() {
  const { ask } = useStaff();
  const { services, places } = useCatalogue();
  const when = useWhen();
  const today = when.localDate(new Date().toISOString());
  const periods = periodsFrom(today, Math.max(...services.map(({ horizonDays }) => horizonDays)));
  const [chosen, setChosen] = useState('1');
  const period = periods[Number(chosen)]?.period ?? { from: today, to: today };
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/occupancy', { query: period }, { signal }),
    [period.from, period.to],
  );
  const named = (figure: Figure): Named => {
    const { scope } = figure;
    if (scope.kind === 'caf') return { name: texts.whole, figure };
    const among = scope.kind === 'service' ? services : places;
    return { name: among.find(({ id }) => id === scope.id)?.name ?? scope.id, figure };
  };
  const figures = load.state === 'ready' ? load.value.figures.map(named) : [];
  const of = (kind: Figure['scope']['kind']) => figures.filter(({ figure }) => figure.scope.kind === kind);
  const [whole] = of('caf');
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div class="occupancy-tools no-print">
        <SelectField
          id="period"
          label={texts.period}
          value={chosen}
          onValue={setChosen}
          options={periods.map(({ label }, at) => ({ value: String(at), label }))}
        />
        <Button kind="secondary" onClick={again}>
          {texts.again}
        </Button>
        {load.state === 'ready' ? (
          <Button
            kind="secondary"
            onClick={() => saveFile(`occupation_${nameOf(period)}.csv`, textFile(csvOf(figures), 'text/csv'))}
          >
            {texts.download}
          </Button>
        ) : null}
      </div>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' && whole !== undefined ? (
        <>
          <Headline whole={whole} period={periods[Number(chosen)]?.label ?? ''} />
          <div class="plots">
            <Bars id="by-service" title={texts.byService} figures={of('service')} />
            <Bars id="by-place" title={texts.byPlace} figures={of('place')} />
          </div>
          <NextFreeTimes next={load.value.next} />
        </>
      ) : null}
      <section class="stack-small" aria-labelledby="how">
        <h2 id="how">{texts.howTitle}</h2>
        <ul class="stack-small">
          {texts.how.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
