import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useWhen } from '../../app/use-when.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { useStaff } from '../staff.tsx';
import { texts as common } from '../texts.fr.ts';
import { OpeningProgress } from './opening.tsx';
import { texts } from './texts.fr.ts';
import type { Conflict, Outcome, Warning } from './types.ts';

interface DoneProps {
  readonly outcome: Outcome;
  /** Who deals with the appointments in conflict. */
  readonly whoHandles: string;
  readonly onOpened: () => void;
  /** To correct what the warnings are about. */
  readonly correct?: string | undefined;
  readonly children?: ComponentChildren;
}

/** What a change led to: said first, then what to look at, apart from errors, then how far it is in place. */
export function Done({ outcome, whoHandles, onOpened, correct, children }: DoneProps) {
  const { ask } = useStaff();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the heading of the page, which takes the focus when one comes from the form.
    const later = setTimeout(() => box.current?.focus(), 0);
    return () => clearTimeout(later);
  }, []);
  const { opening, warnings = [], conflicts = [] } = outcome;
  const job = opening?.job;
  return (
    <section class="stack-small">
      <div class="notice good stack-small" ref={box} tabIndex={-1}>
        <p class="label">{outcome.words}</p>
        {opening === undefined || job === undefined ? null : (
          <OpeningProgress
            key={job}
            opening={opening}
            ask={(signal) => ask('GET /v1/staff/opening-jobs/{id}', { params: { id: job } }, { signal })}
            onDone={onOpened}
          />
        )}
        {children}
      </div>
      <Warnings warnings={warnings} correct={correct} />
      <Conflicts conflicts={conflicts} whoHandles={whoHandles} />
    </section>
  );
}

/** Things that the professional may well mean: confirmed here, or corrected. */
function Warnings({ warnings, correct }: { warnings: readonly Warning[]; correct: string | undefined }) {
  const [isMeant, setMeant] = useState(false);
  if (warnings.length === 0 || isMeant) return null;
  return (
    <Notice tone="warning" title={texts.done.warnings}>
      <ul>
        {warnings.map(({ path, message }) => (
          <li key={path}>{message}</li>
        ))}
      </ul>
      <p>{texts.done.warningsWords}</p>
      <div class="row">
        <Button kind="secondary" onClick={() => setMeant(true)}>
          {texts.done.meant}
        </Button>
        {correct === undefined ? null : <a href={correct}>{texts.done.correct}</a>}
      </div>
    </Notice>
  );
}

/** Appointments that stand outside the new hours; none is dropped (B11). */
function Conflicts({ conflicts, whoHandles }: { conflicts: readonly Conflict[]; whoHandles: string }) {
  const { hasRole } = useStaff();
  const { places } = useCatalogue();
  const when = useWhen();
  if (conflicts.length === 0) return null;
  const mayOpen = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist');
  const placeName = (id: string) => places.find((one) => one.id === id)?.name ?? id;
  return (
    <Notice tone="warning" title={texts.done.conflicts(conflicts.length)}>
      <p>
        {texts.done.stand} {whoHandles}
      </p>
      <ul class="conflicts">
        {conflicts.map(({ kind, appointment, professional, start, place }) => (
          <li key={`${professional} ${start}`}>
            {mayOpen && kind === 'appointment' ? (
              <a href={`/pro/rendez-vous/${appointment}`}>{when.dayAndTime(start)}</a>
            ) : (
              when.dayAndTime(start)
            )}
            <span class="soft">
              {' '}
              – {placeName(place)}
              {kind === 'appointment' ? '' : `, ${common.engagements[kind]}`}
            </span>
          </li>
        ))}
      </ul>
      {mayOpen ? <a href="/pro/a-replacer">{texts.done.toList}</a> : null}
    </Notice>
  );
}
