import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import '../desk/desk.css';
import type { Result } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useWords } from '../desk/desk-words.ts';
import { sayNext } from '../desk/use-said.ts';
import { ChosenTimes } from '../mediation/chosen-times.tsx';
import { FreeTimes } from '../mediation/free-times.tsx';
import '../desk/proposal.css';
import { useKey } from '../../app/use-key.ts';
import { deadline, LENGTHS, toggled, type Wanted } from '../mediation/proposal.ts';
import { look } from '../mediation/screen.ts';
import { texts as sessionTexts } from '../mediation/session-texts.fr.ts';
import { texts as listTexts } from '../mediation/texts.fr.ts';
import type { Case } from '../mediation/types.ts';
import { type Staff, useStaff } from '../staff.tsx';

const SESSION = 'seance-mediation';
const MODES = ['on-site', 'video'] as const;

/** Proposes a joint session at one to three times of the mediator's agenda, held until the answers are there (M2, M4). */
export default function ProposeSession() {
  const { ask } = useStaff();
  const id = useRoute().params['id'] ?? '';
  const { load, again } = useLoad((signal) => readPlan(ask, id, signal), [id]);
  if (load.state === 'ready') return <Plan {...load.value} />;
  return (
    <Page title={sessionTexts.plan.title} neutralTitle={listTexts.tab}>
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : <Waiting />}
    </Page>
  );
}

interface PlanProps {
  readonly mediation: Case;
  /** Where the mediator receives first. */
  readonly first: string | undefined;
}

async function readPlan(ask: Staff['ask'], id: string, signal: AbortSignal): Promise<Result<PlanProps>> {
  const mediation = await ask('GET /v1/staff/mediations/{id}', { params: { id } }, { signal });
  if (!mediation.ok) return mediation;
  const { mediator } = mediation.value;
  const free = await ask('GET /v1/staff/mediation-times', { query: { mediator } }, { signal });
  return {
    ok: true,
    value: { mediation: mediation.value, first: free.ok ? free.value.times[0]?.place : undefined },
  };
}

function Plan({ mediation: { id, mediator }, first }: PlanProps) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { services, places } = useCatalogue();
  const { route } = useLocation();
  const keyFor = useKey();
  const service = services.find((one) => one.id === SESSION);
  const own = places.filter((place) => service?.places.includes(place.id) === true);
  const [wanted, setWanted] = useState<Wanted>({
    mode: 'on-site',
    place: first ?? own[0]?.id ?? '',
    minutes: service?.lengthMinutes ?? LENGTHS[0],
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [until, setUntil] = useState('');
  const [lost, setLost] = useState(0);
  const words = sessionTexts.plan;
  const { errors, setErrors, busy, submit } = useForm({
    values: { wanted, chosen, until },
    check: (values) => (values.chosen.length === 0 ? { 'chosen-times': words.missing } : {}),
    controlOf: (path) => (path === 'answerBy' ? 'until' : 'chosen-times'),
    send: async (values) => {
      const answerBy = deadline(values.until, zone);
      const body = {
        mode: values.wanted.mode,
        place: values.wanted.place,
        lengthMinutes: values.wanted.minutes,
        starts: [...values.chosen],
        ...(answerBy === undefined ? {} : { answerBy }),
      };
      const answer = await ask(
        'POST /v1/staff/mediations/{id}/sessions',
        { params: { id }, body },
        { key: keyFor(body) },
      );
      if (!answer.ok) {
        if (answer.problem.code !== 'SLOT_TAKEN') return answer.problem;
        setChosen(await stillFree(ask, values, mediator));
        setLost((before) => before + 1);
        return { ...answer.problem, detail: words.gone, errors: [] };
      }
      look(id, 'alone');
      sayNext(words.proposedSaid);
      route(`/pro/dossiers/${id}`, true);
      return undefined;
    },
  });
  const change = (part: Partial<Wanted>) => {
    setWanted({ ...wanted, ...part });
    setChosen([]);
    setErrors({});
  };
  return (
    <Page
      title={words.title}
      neutralTitle={listTexts.tab}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="desk stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <div class="card halves">
          <OneOf
            id="mode"
            legend={words.how}
            value={wanted.mode}
            onValue={(mode) => change({ mode })}
            options={MODES.map((value) => ({ value, label: words.modes[value] }))}
          />
          <div class="stack">
            <SelectField
              id="place"
              label={words.place}
              value={wanted.place}
              onValue={(place) => change({ place })}
              options={own.map((place) => ({ value: place.id, label: place.name }))}
            />
            <SelectField
              id="length"
              label={words.length}
              value={String(wanted.minutes)}
              onValue={(minutes) => change({ minutes: Number(minutes) })}
              options={LENGTHS.map((minutes) => ({ value: String(minutes), label: words.minutes(minutes) }))}
            />
          </div>
        </div>
        <div class="plan">
          <FreeTimes
            key={lost}
            mediator={mediator}
            wanted={wanted}
            chosen={chosen}
            onToggle={(start) => setChosen(toggled(chosen, start))}
          />
          <ChosenTimes
            chosen={chosen}
            onRemove={(start) => setChosen(toggled(chosen, start))}
            until={until}
            onUntil={setUntil}
            errors={errors}
          />
        </div>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
          <a class="button secondary" href={`/pro/dossiers/${id}`} onClick={() => look(id, 'alone')}>
            {words.leave}
          </a>
        </div>
      </form>
    </Page>
  );
}

/** Of the chosen times those that can still be had; all of them when that cannot be read. */
async function stillFree(
  ask: Staff['ask'],
  { wanted, chosen }: { wanted: Wanted; chosen: readonly string[] },
  mediator: string,
): Promise<readonly string[]> {
  const days = chosen.map((start) => start.slice(0, 10)).sort();
  const { mode, place, minutes } = wanted;
  const query = { mediator, mode, place, length: String(minutes), from: days[0], to: days.at(-1) };
  const answer = await ask('GET /v1/staff/mediation-times', { query });
  if (!answer.ok) return chosen;
  const free = new Set(answer.value.times.map(({ start }) => start));
  return chosen.filter((start) => free.has(start));
}
