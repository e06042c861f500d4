import { useState } from 'preact/hooks';
import type { Problem, Result } from '../api/contract.ts';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useAct } from '../app/use-act.ts';
import { Button } from '../design/button.tsx';
import { Failed } from '../design/failed.tsx';
import { MailCodeForm, NoCode, useMailCode } from './mail-code.tsx';
import { Progress } from './progress.tsx';

interface CodePageProps {
  /** Stands in the history instead of the title (F3). */
  readonly tab: string;
  readonly lead: string;
  /** Where one is in a journey with steps. */
  readonly count?: { readonly at: number; readonly of: number };
  readonly delicate?: boolean;
  /** ISO: until then the code counts. */
  readonly expiresAt: string;
  readonly again: string;
  /** Undefined when it led on by itself; `EXPIRED` and `NOT_FOUND` end it. */
  readonly confirm: (code: string) => Promise<Problem | undefined>;
  readonly resend: () => Promise<Result<unknown>>;
  readonly onLost: () => void;
  /** Back to the answers. */
  readonly onAgain: () => void;
}

/** The six digits of a neutral mail prove an address (B5); what to do when none came. */
export function CodePage(props: CodePageProps) {
  const { tab, lead, count, delicate = false, expiresAt, confirm, onLost } = props;
  const { booking } = useTexts();
  const form = useMailCode(async (code) => {
    const problem = await confirm(code);
    if (!isOver(problem)) return problem;
    onLost();
    return undefined;
  });
  return (
    <Page
      title={booking.code.title}
      neutralTitle={tab}
      step={count === undefined ? undefined : booking.step(count.at, count.of)}
      lead={count === undefined ? lead : undefined}
      head={
        count === undefined ? undefined : (
          <>
            <Progress {...count} />
            <p class="lead">{lead}</p>
          </>
        )
      }
      hasErrors={Object.keys(form.errors).length > 0}
      delicate={delicate}
    >
      <MailCodeForm form={form} until={Date.parse(expiresAt)} />
      <Help {...props} />
    </Page>
  );
}

function Help({ again, resend, onLost, onAgain }: CodePageProps) {
  const words = useTexts().booking.code;
  const [resent, setResent] = useState(0);
  const { busy, problem, act } = useAct();
  const send = () =>
    act(
      resend,
      () => setResent((before) => before + 1),
      (refusal) => {
        if (isOver(refusal)) onLost();
      },
    );
  return (
    <>
      {problem === undefined ? null : <Failed problem={problem} />}
      <NoCode lines={words.helpWords.slice(0, 1)} resent={resent}>
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          {words.resend}
        </Button>
        <Button kind="secondary" onClick={onAgain}>
          {again}
        </Button>
      </NoCode>
    </>
  );
}

const isOver = (problem: Problem | undefined) => problem?.code === 'EXPIRED' || problem?.code === 'NOT_FOUND';
