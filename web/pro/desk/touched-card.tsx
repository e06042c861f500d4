import { useState } from 'preact/hooks';
import { useMayOpen, whatAndWhere } from './appointment-line.tsx';
import { CancelTouched } from './cancel-touched.tsx';
import { fullName, useWords } from './desk-words.ts';
import { HowToReach } from './how-to-reach.tsx';
import { OfferTouched } from './offer-touched.tsx';
import { RebookTouched } from './rebook-touched.tsx';
import { texts } from './texts.fr.ts';
import type { Touched } from './touched.ts';

interface TouchedCardProps {
  readonly disruption: string;
  readonly touched: Touched;
  readonly canHandle: boolean;
  readonly isChosen: boolean;
  /** Absent where there is nobody to choose among. */
  readonly onChoose: (() => void) | undefined;
  /** With what the person hears of it. */
  readonly onDone: (told: string) => void;
}

type Act = 'rebook' | 'offer' | 'cancel';

/** One person touched: whom to reach and how, what can be proposed, and the three ways to settle it. */
export function TouchedCard(props: TouchedCardProps) {
  const { touched, disruption, canHandle, isChosen, onChoose, onDone } = props;
  const { appointment, proposals } = touched;
  const words = useWords();
  const mayOpen = useMayOpen();
  const [act, setAct] = useState<Act>();
  const name = fullName(appointment.person);
  const giveUp = () => {
    document.getElementById(`${act}-${appointment.id}`)?.focus();
    setAct(undefined);
  };
  const form = { disruption, touched, onDone, onGiveUp: giveUp };
  return (
    <div class="stack-small">
      <div class="columns">
        <div class="stack-small">
          <div class="named">
            {canHandle && onChoose !== undefined ? (
              <input
                type="checkbox"
                class="tick"
                aria-label={texts.disruptions.together.choose(name)}
                checked={isChosen}
                onChange={onChoose}
              />
            ) : null}
            <h2>{name}</h2>
          </div>
          <p>
            <strong>{words.moment(appointment.start)}</strong>
            <span class="block small">{whatAndWhere(appointment, words)}</span>
          </p>
          <HowToReach {...appointment.person} contact={appointment.contact} />
        </div>
        <div class="stack-small">
          <Offered touched={touched} />
          {canHandle ? <Proposals proposals={proposals} /> : null}
        </div>
        <div class="acts">
          {canHandle ? (
            <>
              {proposals.length === 0
                ? null
                : offered(appointment).map((one) => (
                    <Opener
                      key={one}
                      act={one}
                      id={appointment.id}
                      isOpen={act === one}
                      onToggle={() => setAct(act === one ? undefined : one)}
                    />
                  ))}
              <Opener
                act="cancel"
                id={appointment.id}
                isOpen={act === 'cancel'}
                onToggle={() => setAct(act === 'cancel' ? undefined : 'cancel')}
              />
            </>
          ) : null}
          {mayOpen ? (
            <a href={`/pro/rendez-vous/${appointment.id}`}>
              {canHandle ? texts.disruptions.elsewhere : texts.toCall.open}
            </a>
          ) : null}
        </div>
      </div>
      {act === 'rebook' ? <RebookTouched {...form} /> : null}
      {act === 'offer' ? <OfferTouched {...form} /> : null}
      {act === 'cancel' ? <CancelTouched {...form} /> : null}
    </div>
  );
}

/** Two agendas, or a way to somebody's home, are not kept waiting for an answer: their time is agreed by phone. */
const offered = ({ second, travelMinutes }: Touched['appointment']): readonly Act[] =>
  second === undefined && travelMinutes === undefined ? ['rebook', 'offer'] : ['rebook'];

interface OpenerProps {
  readonly act: Act;
  readonly id: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Opener({ act, id, isOpen, onToggle }: OpenerProps) {
  return (
    <button
      type="button"
      id={`${act}-${id}`}
      class={act === 'rebook' ? 'button' : 'button secondary'}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {texts.disruptions[act]}
    </button>
  );
}

function Offered({ touched: { status, appointment } }: { touched: Touched }) {
  const { moment } = useWords();
  if (status !== 'offered') return null;
  return (
    <div>
      <p>
        <span class="tag info">{texts.disruptions.alreadyOffered}</span>
      </p>
      {appointment.offers === undefined || appointment.offers.length === 0 ? null : (
        <>
          <p class="small">{texts.disruptions.offeredTimes}</p>
          <ul class="small">
            {appointment.offers
              .map(({ start }) => start)
              .toSorted(byTime)
              .map((start) => (
                <li key={start}>{moment(start)}</li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

const byTime = (a: string, b: string) => Date.parse(a) - Date.parse(b);

function Proposals({ proposals }: Pick<Touched, 'proposals'>) {
  const words = useWords();
  if (proposals.length === 0) return <p class="small">{texts.disruptions.noProposals}</p>;
  return (
    <div class="small">
      <p class="label">{texts.disruptions.proposals}</p>
      <ul>
        {proposals.map((one) => (
          <li key={one.start}>
            {words.moment(one.start)}, {words.professional(one.professional)}
            {one.sameHour ? <strong> ({texts.disruptions.sameHour})</strong> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
