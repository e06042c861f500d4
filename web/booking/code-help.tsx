import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Button } from '../design/button.tsx';
import { isTimeGone, takeHold } from './book.ts';
import { changeDraft, endBooking, loseTime, readDraft } from './draft.ts';
import { NoCode } from './mail-code.tsx';
import { pathOf } from './steps.ts';
import { Trouble } from './trouble.tsx';

type Doing = 'resend' | 'address' | 'abandon';

/** When no code came: another one, another address, or nothing at all. */
export function CodeHelp({ service }: { service: Service }) {
  const words = useTexts().booking.code;
  const { doing, problem, resent, act } = useCodeHelp(service);
  return (
    <div class="stack">
      <Trouble problem={problem} {...(problem?.code === 'TOO_MANY' ? { words: words.noMore } : {})} />
      <NoCode lines={words.helpWords} resent={resent}>
        <Button kind="secondary" busy={doing === 'resend'} onClick={() => act('resend')}>
          {words.resend}
        </Button>
        <Button kind="secondary" busy={doing === 'address'} onClick={() => act('address')}>
          {words.otherAddress}
        </Button>
      </NoCode>
      <details class="abandon">
        <summary>{words.abandon}</summary>
        <div class="stack-small">
          <p>{words.abandonWords}</p>
          <Button kind="danger" busy={doing === 'abandon'} onClick={() => act('abandon')}>
            {words.yesAbandon}
          </Button>
        </div>
      </details>
    </div>
  );
}

function useCodeHelp(service: Service) {
  const { route } = useLocation();
  const { code: caf } = useCatalogue().caf;
  const [doing, setDoing] = useState<Doing>();
  const [problem, setProblem] = useState<Problem>();
  const [resent, setResent] = useState(0);
  const acts = {
    resend: async () => {
      const refusal = await resend(caf);
      if (refusal === undefined) setResent((before) => before + 1);
      return refusal;
    },
    address: async () => {
      const refusal = await giveBack(caf);
      if (refusal !== undefined) return refusal;
      await keepAgain(caf, service, () => route(pathOf('vous')));
      return undefined;
    },
    abandon: async () => {
      const refusal = await giveBack(caf);
      if (refusal !== undefined) return refusal;
      endBooking('abandoned');
      return undefined;
    },
  };
  const act = async (what: Doing) => {
    if (doing !== undefined) return;
    setDoing(what);
    setProblem(undefined);
    setProblem(await acts[what]());
    setDoing(undefined);
  };
  return { doing, problem, resent, act: (what: Doing) => void act(what) };
}

async function resend(caf: string): Promise<Problem | undefined> {
  const { pending } = readDraft();
  if (pending === undefined) return undefined;
  const sent = await call('POST /v1/cafs/{caf}/appointments/{id}/resend', {
    params: { caf, id: pending.id },
  });
  if (sent.ok) return undefined;
  if (sent.problem.code !== 'EXPIRED' && sent.problem.code !== 'NOT_FOUND') return sent.problem;
  loseTime('code-over');
  return undefined;
}

/** Gives the booking that waits for its code up. */
async function giveBack(caf: string): Promise<Problem | undefined> {
  const { pending } = readDraft();
  if (pending === undefined) return undefined;
  const given = await call('DELETE /v1/cafs/{caf}/appointments/{id}', { params: { caf, id: pending.id } });
  return given.ok || given.problem.code === 'NOT_FOUND' ? undefined : given.problem;
}

/** The same time again, kept by a hold while the address is changed. */
async function keepAgain(caf: string, service: Service, goOn: () => void): Promise<void> {
  const { slot } = readDraft();
  if (slot === undefined) return;
  const held = await takeHold(caf, service.id, slot);
  if (!held.ok) return loseTime('taken', isTimeGone(held.problem) ? held.problem.alternatives : []);
  // First the step, then what leads away from this one.
  goOn();
  changeDraft({ pending: undefined, hold: held.value });
}
