import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useAct } from '../../app/use-act.ts';
import { MailCodeForm, NoCode, useMailCode } from '../../booking/mail-code.tsx';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import type { Outcome } from './outcome.ts';
import type { Pending } from './pending.ts';

interface CodeFormProps {
  readonly pending: Pending;
  readonly onEnd: (outcome: Outcome) => void;
  readonly onLost: () => void;
  readonly onAgain: () => void;
}

/** The six digits of the mail. */
export function CodeForm({ pending, onEnd, onLost, onAgain }: CodeFormProps) {
  const { booking, tellMe } = useTexts();
  const { code: caf } = useCatalogue().caf;
  const form = useMailCode(async (code) => {
    const params = { caf, id: pending.id };
    const said = await call('POST /v1/cafs/{caf}/waiting-list/{id}/confirm', { params, body: { code } });
    if (said.ok) onEnd(pending.called ? 'called' : 'done');
    else if (said.problem.code === 'ALREADY_WAITING') onEnd('already');
    else if (said.problem.code === 'EXPIRED' || said.problem.code === 'NOT_FOUND') onLost();
    else return said.problem;
    return undefined;
  });
  return (
    <Page
      title={booking.code.title}
      neutralTitle={tellMe.title}
      lead={tellMe.codeLead(pending.email)}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <MailCodeForm form={form} until={Date.parse(pending.expiresAt)} />
      <Help pending={pending} onLost={onLost} onAgain={onAgain} />
    </Page>
  );
}

function Help({ pending, onLost, onAgain }: Pick<CodeFormProps, 'pending' | 'onLost' | 'onAgain'>) {
  const { booking, tellMe } = useTexts();
  const words = booking.code;
  const { code: caf } = useCatalogue().caf;
  const [resent, setResent] = useState(0);
  const { busy, problem, act } = useAct();
  const params = { caf, id: pending.id };
  const resend = () =>
    act(
      () => call('POST /v1/cafs/{caf}/waiting-list/{id}/resend', { params }),
      () => setResent((before) => before + 1),
      ({ code }) => {
        if (code === 'EXPIRED' || code === 'NOT_FOUND') onLost();
      },
    );
  return (
    <>
      {problem === undefined ? null : <Failed problem={problem} />}
      <NoCode lines={words.helpWords.slice(0, 1)} resent={resent}>
        <Button kind="secondary" busy={busy} onClick={() => void resend()}>
          {words.resend}
        </Button>
        <Button kind="secondary" onClick={onAgain}>
          {tellMe.again}
        </Button>
      </NoCode>
    </>
  );
}
