import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useNow } from '../agenda/use-now.ts';
import { namesOf } from '../desk/desk-words.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { NotYet } from '../desk/not-yet.tsx';
import { Said } from '../desk/said.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useSaid } from '../desk/use-said.ts';
import { type Acts, ActsContext } from '../mediation/acts.ts';
import { AloneView } from '../mediation/alone-view.tsx';
import { texts } from '../mediation/case-texts.fr.ts';
import '../mediation/mediation.css';
import { PartyView } from '../mediation/party-view.tsx';
import { type Eyes, eyesFor } from '../mediation/screen.ts';
import { ScreenBar, Veil } from '../mediation/screen-bar.tsx';
import { texts as listTexts } from '../mediation/texts.fr.ts';
import type { Case } from '../mediation/types.ts';
import { partyWith } from '../mediation/words.ts';
import { useStaff } from '../staff.tsx';

/** One case. Nothing of anybody's answers is shown before the mediator has said who sees the screen (M2, M3). */
export default function MediationPage() {
  const id = useRoute().params['id'] ?? '';
  return <CasePage key={id} id={id} />;
}

function CasePage({ id }: { id: string }) {
  const { ask } = useStaff();
  const { load, ...fresh } = useFresh(
    (signal) => ask('GET /v1/staff/mediations/{id}', { params: { id } }, { signal }),
    [id],
  );
  const { said, say } = useSaid();
  const [eyes, setEyes] = useState<Eyes>(() => eyesFor(id));
  const now = useNow();
  const mediation = load.state === 'ready' ? load.value : undefined;
  if (mediation === undefined)
    return (
      <NotYet title={listTexts.tab} load={load} again={fresh.again} gone={texts.gone}>
        <Back />
      </NotYet>
    );
  const acts: Acts = {
    mediation,
    now,
    again: fresh.again,
    moved: (after, words) => {
      fresh.replace(withMarks(after, mediation));
      say(words);
    },
  };
  const see = (to: Eyes) => {
    say(undefined);
    setEyes(to);
  };
  return (
    <Page title={namesOf(mediation.parties.map(({ person }) => person))} neutralTitle={listTexts.tab}>
      <ActsContext.Provider value={acts}>
        <div class="desk stack">
          <ScreenBar parties={mediation.parties} eyes={eyes} onEyes={see} />
          <Said words={said} />
          <Shown eyes={eyes} mediation={mediation} fresh={fresh} />
          <Back />
        </div>
      </ActsContext.Provider>
    </Page>
  );
}

function Back() {
  return (
    <p class="no-print">
      <a href="/pro/dossiers">{texts.back}</a>
    </p>
  );
}

interface ShownProps {
  readonly eyes: Eyes;
  readonly mediation: Case;
  readonly fresh: Parameters<typeof FreshBar>[0];
}

function Shown({ eyes, mediation, fresh }: ShownProps) {
  if (eyes === 'alone')
    return (
      <>
        <FreshBar {...fresh} />
        <AloneView />
      </>
    );
  const party = eyes === 'hidden' ? undefined : partyWith(mediation, eyes.party);
  return party === undefined ? <Veil /> : <PartyView key={party.id} party={party} />;
}

/** Marks come with a reading only: until then those that were read stay (M7). */
function withMarks(after: Case, before: Case): Case {
  const parties = after.parties.map((party) => {
    const marks = party.marks ?? partyWith(before, party.id)?.marks;
    return marks === undefined ? party : { ...party, marks };
  });
  return { ...after, parties };
}
