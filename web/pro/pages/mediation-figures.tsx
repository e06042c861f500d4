import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { saveFile, textFile } from '../../app/save-file.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { wallClock } from '../desk/local-time.ts';
import { FigureCard } from '../mediation/figure-card.tsx';
import { csvOf, TABLES } from '../mediation/figures.ts';
import '../mediation/figures.css';
import { texts as sessionTexts } from '../mediation/session-texts.fr.ts';
import { useTerritories } from '../mediation/words.ts';
import { useStaff } from '../staff.tsx';

const YEARS_BACK = 4;

/** The mediators' own figures by month and year; for managers those of the Caf, without small groups (D4). */
export default function MediationFigures() {
  const { ask, me } = useStaff();
  const { nameOfTerritory } = useTerritories();
  const thisYear = Number(wallClock(Date.now(), me.caf.zone).date.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/mediation-figures', { query: { year } }, { signal }),
    [year],
  );
  const words = sessionTexts.figures;
  const isOfCaf = load.state === 'ready' && load.value.scope === 'caf';
  return (
    <Page title={words.title} neutralTitle={words.tab} lead={isOfCaf ? words.leadManager : words.lead}>
      <div class="desk stack">
        <div class="figure-tools no-print">
          <SelectField
            id="year"
            label={words.year}
            value={year}
            onValue={setYear}
            options={Array.from({ length: YEARS_BACK + 1 }, (_, back) => {
              const value = String(thisYear - back);
              return { value, label: value };
            })}
          />
          {load.state === 'ready' ? (
            <Button
              kind="secondary"
              onClick={() =>
                saveFile(`activite_${year}.csv`, textFile(csvOf(load.value, nameOfTerritory), 'text/csv'))
              }
            >
              {words.download}
            </Button>
          ) : null}
        </div>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' ? (
          <>
            <div class="figure-tables">
              {TABLES.map((name) => (
                <FigureCard key={name} name={name} table={load.value[name]} territory={nameOfTerritory} />
              ))}
            </div>
            <p class="soft">{words.people}</p>
            {isOfCaf ? <p class="soft">{words.notShownNote}</p> : null}
          </>
        ) : null}
      </div>
    </Page>
  );
}
