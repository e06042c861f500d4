import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useNow } from '../agenda/use-now.ts';
import { namesOf } from '../desk/desk-words.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { Said } from '../desk/said.tsx';
import { useFresh } from '../desk/use-fresh.ts';
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
  const [mediation, setMediation] = useState<Case>();
  const [said, setSaid] = useState<string>();
  const [eyes, setEyes] = useState<Eyes>(() => eyesFor(id));
  const now = useNow();
  const read = load.state === 'ready' ? load.value : undefined;
  useEffect(() => {
    if (read !== undefined) setMediation(read);
  }, [read]);
  if (mediation === undefined)
    return (
      <Page title={listTexts.tab}>
        {load.state === 'failed' ? <NotRead problem={load.problem} again={fresh.again} /> : <Waiting />}
        <p>
          <a href="/pro/dossiers">{texts.back}</a>
        </p>
      </Page>
    );
  const acts: Acts = {
    mediation,
    now,
    again: fresh.again,
    moved: (after, words) => {
      setMediation(withMarks(after, mediation));
      setSaid(undefined);
      setTimeout(() => setSaid(words));
      fresh.again();
    },
  };
  const see = (to: Eyes) => {
    setSaid(undefined);
    setEyes(to);
  };
  return (
    <Page title={namesOf(mediation.parties.map(({ person }) => person))} neutralTitle={listTexts.tab}>
      <ActsContext.Provider value={acts}>
        <div class="desk stack">
          <ScreenBar parties={mediation.parties} eyes={eyes} onEyes={see} />
          <Said words={said} />
          <Shown eyes={eyes} mediation={mediation} fresh={fresh} />
          <p class="no-print">
            <a href="/pro/dossiers">{texts.back}</a>
          </p>
        </div>
      </ActsContext.Provider>
    </Page>
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

function NotRead({
  problem,
  again,
}: {
  problem: Parameters<typeof Failed>[0]['problem'];
  again: () => void;
}) {
  if (problem.code !== 'NOT_FOUND') return <Failed problem={problem} again={again} />;
  return (
    <Notice tone="warning" role="alert">
      <p>{texts.gone}</p>
    </Notice>
  );
}

/** Marks come with a reading only: until then those that were read stay (M7). */
function withMarks(after: Case, before: Case): Case {
  const parties = after.parties.map((party) => {
    const marks = party.marks ?? partyWith(before, party.id)?.marks;
    return marks === undefined ? party : { ...party, marks };
  });
  return { ...after, parties };
}
