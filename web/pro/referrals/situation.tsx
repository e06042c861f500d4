import { useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { useWords } from '../desk/desk-words.ts';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { About, Situation } from './types.ts';

interface SituationProps {
  /** Prefix of the controls' ids. */
  readonly id: string;
  readonly about: About;
  /** What its headings stand below. */
  readonly within: 'page' | 'card';
}

const HEADINGS = { page: ['h2', 'h3'], card: ['h4', 'h5'] } as const;

type Act = (send: () => Promise<Result<Situation>>, said: string) => Promise<void>;

/**
 * Who else follows a person, as far as they agreed (M3). Behind a button: each look is written down (D3), so nobody looks by
 * opening an appointment.
 */
export function SharedSituation({ id, about, within, name }: SituationProps & { name?: string }) {
  const { ask } = useStaff();
  const [situation, setSituation] = useState<Situation>();
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const words = texts.situation;
  const [Heading] = HEADINGS[within];
  // One landmark on a page of its own; among several people none.
  const Box = within === 'page' ? 'section' : 'div';
  const box =
    within === 'page' ? { class: 'card stack-small', 'aria-labelledby': id } : { class: 'stack-small' };
  const act: Act = async (send, done) => {
    if (busy) return;
    setBusy(true);
    const result = await send();
    setBusy(false);
    setProblem(result.ok ? undefined : result.problem);
    if (!result.ok) return;
    setSituation(result.value);
    setSaid(done === '' ? undefined : done);
  };
  const look = () => void act(() => ask('POST /v1/staff/situations/read', { body: { about } }), '');
  return (
    <Box {...box}>
      <Heading id={id}>{words.title}</Heading>
      <p class="soft">
        {words.lead} {words.note}
      </p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <div role="status">{said === undefined ? null : <p class="notice good">{said}</p>}</div>
      {situation !== undefined ? (
        <Seen id={id} situation={situation} about={about} within={within} act={act} busy={busy} />
      ) : busy ? (
        <Waiting />
      ) : (
        <p>
          <Button kind="secondary" onClick={look}>
            {words.open}
            {name === undefined ? null : <span class="visually-hidden"> – {name}</span>}
          </Button>
        </p>
      )}
    </Box>
  );
}

interface SeenProps extends SituationProps {
  readonly situation: Situation;
  readonly act: Act;
  readonly busy: boolean;
}

function Seen({ situation, ...given }: SeenProps) {
  const { when } = useWords();
  const { own, others, follows } = situation;
  const [, Heading] = HEADINGS[given.within];
  const words = texts.situation;
  return (
    <div class="stack">
      {follows ? null : <p>{words.notFollowed}</p>}
      {follows && others.length === 0 ? <p>{words.none}</p> : null}
      {others.length === 0 ? null : (
        <div class="stack-small">
          <Heading>{words.others}</Heading>
          <ul>
            {others.map(({ service, professional: { id, name, title } }) => (
              <li key={id}>
                <strong>{name}</strong>, {title} ({words.services[service]})
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="stack-small">
        <Heading>{words.own(words.services[situation.service])}</Heading>
        <p>{own === null ? words.ownHidden : words.ownShared(when.date(own.since))}</p>
        {own === null ? <Record {...given} /> : null}
        <Revoke {...given} isShared={own !== null} />
      </div>
    </div>
  );
}

type FormProps = Omit<SeenProps, 'situation'>;

/** F1: who recorded the agreement and when. */
function Record({ id, about, act, busy }: FormProps) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { isOpen, close, opener } = useDisclosure();
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const [errors, setErrors] = useState<Errors>({});
  const words = texts.situation;
  const send = () => {
    const found = checkAgreement(`${id}-share`, agreed, zone, words.agreement.missing);
    setErrors(found);
    if (Object.keys(found).length > 0) return document.getElementById(`${id}-share`)?.focus();
    const body = { about, agreement: agreementOf(agreed, zone) };
    void act(() => ask('POST /v1/staff/situations/share', { body }), words.said.shared);
  };
  return (
    <div class="stack-small">
      <button class="button secondary" {...opener}>
        {words.record}
      </button>
      {isOpen ? (
        <SettlingForm
          problem={undefined}
          busy={busy}
          yes={words.save}
          onYes={send}
          no={words.leave}
          onNo={close}
        >
          <Agreement
            id={`${id}-share`}
            value={agreed}
            onValue={setAgreed}
            errors={errors}
            zone={zone}
            words={words.agreement}
          />
        </SettlingForm>
      ) : null}
    </div>
  );
}

/** Taken back with whoever follows the person: for one's own service, or for all of them without saying which there are. */
function Revoke({ about, act, busy, isShared }: FormProps & { isShared: boolean }) {
  const { ask } = useStaff();
  const { isOpen, close, opener } = useDisclosure();
  const words = texts.situation;
  const revoke = (what: 'own' | 'all') =>
    void act(() => ask('POST /v1/staff/situations/revoke', { body: { about, what } }), words.said.revoked);
  return (
    <div class="stack-small">
      <div class="row">
        {isShared ? (
          <Button kind="secondary" busy={busy} onClick={() => revoke('own')}>
            {words.revoke}
          </Button>
        ) : null}
        <button class="button quiet" {...opener}>
          {words.revokeAll}
        </button>
      </div>
      {isOpen ? (
        <SettlingForm
          problem={undefined}
          busy={busy}
          kind="danger"
          yes={words.yes}
          onYes={() => {
            close();
            revoke('all');
          }}
          no={words.leave}
          onNo={close}
        >
          <p>{words.revokeSure}</p>
        </SettlingForm>
      ) : null}
    </div>
  );
}
