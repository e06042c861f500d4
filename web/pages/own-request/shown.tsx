import { useLanguage, useTexts } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import { ZoneNote } from '../../app/zone-note.tsx';
import { FirstPage } from '../by-link/first-page.tsx';
import { HowLine, Times } from '../when-and-where.tsx';
import type { Done, Proposal, RequestView } from './answering.ts';

interface ShownProps {
  readonly view: RequestView;
  readonly done: Done | undefined;
  readonly onForget: () => void;
}

/** Where a request stands, what is proposed, and how to take it back; never what is in it (P3). */
export function Shown({ view, done, onForget }: ShownProps) {
  const words = useTexts().request;
  return (
    <FirstPage
      key={done}
      title={words.title}
      delicate
      said={done === undefined ? undefined : words.said[done]}
      onForget={onForget}
    >
      <Standing view={view} />
      {view.canWithdraw ? (
        <p>
          <a class="link-large" href="/demande/retirer">
            {words.withdraw}
          </a>
        </p>
      ) : null}
    </FirstPage>
  );
}

function Standing({ view }: { view: RequestView }) {
  const words = useTexts().request;
  const { status, proposal, before, answer } = view;
  if (status === 'times' && proposal !== undefined) return <Proposed view={view} proposal={proposal} />;
  if (status === 'appointed') return <Appointed view={view} />;
  if (status === 'answered')
    return (
      <section class="card slip stack-small">
        <h2>{words.answered}</h2>
        {answer === undefined ? null : <Answer answer={answer} />}
        <p class="soft">{words.noEffect}</p>
      </section>
    );
  const shown =
    status === 'withdrawn' ? words.withdrawn : before === undefined ? words.received : words[before];
  return (
    <section class="card slip stack-small">
      <h2>{shown.title}</h2>
      {shown.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function Proposed({ view, proposal }: { view: RequestView; proposal: Proposal }) {
  const { texts, language } = useLanguage();
  const words = texts.request;
  const when = makeWhen(language, view.zone);
  return (
    <section class="card slip stack" aria-labelledby="times">
      <h2 id="times">{words.proposed}</h2>
      <ZoneNote />
      <Times times={proposal.times} zone={view.zone} />
      <HowLine {...proposal} />
      <p>{words.kept(when.dayAndTime(proposal.until))}</p>
      <div class="actions">
        <a class="button" href="/demande/dates">
          {words.choose}
        </a>
        <a class="button secondary" href="/demande/aucune">
          {words.none}
        </a>
      </div>
    </section>
  );
}

function Appointed({ view: { appointment, zone } }: { view: RequestView }) {
  const { texts, language } = useLanguage();
  const words = texts.request;
  if (appointment === undefined) return null;
  const when = makeWhen(language, zone);
  return (
    <section class="card slip stack" aria-labelledby="fixed">
      <h2 id="fixed">{words.fixed}</h2>
      <p>
        <strong>{when.dayAndTime(appointment.start)}</strong>
      </p>
      <p>{words.fixedWords}</p>
      <p>
        {/* As the link of a mail: read in full, so that the token is taken out of the address. */}
        <a class="button" href={`/rendez-vous#${appointment.token}`} target="_self">
          {texts.own.open}
        </a>
      </p>
    </section>
  );
}

function Answer({ answer }: { answer: NonNullable<RequestView['answer']> }) {
  const words = useTexts().request.answers;
  switch (answer.kind) {
    case 'inside':
      return (
        <>
          <p>{words[answer.role]}</p>
          <p>
            <a class="button" href="/reserver">
              {words.book}
            </a>
          </p>
        </>
      );
    case 'outside':
      return <p>{words.outside(answer.name, answer.phone)}</p>;
    case 'no-follow-up':
    case 'ended':
      return <p>{words[answer.kind]}</p>;
  }
}
