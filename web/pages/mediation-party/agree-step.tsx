import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import type { Answering } from './answering.ts';
import { Refused } from './refused.tsx';

/** The second of two steps: one's agreement is given or taken back, freely and as often as one likes (M2). */
export function AgreeStep({ what, token, onDone, onStale }: Answering & { readonly what: 'yes' | 'no' }) {
  const words = useTexts().answer;
  const { busy, problem, act } = useAct();
  const params = { token };
  const send = () =>
    what === 'yes'
      ? call('POST /v1/mediation-parties/{token}/agree', { params })
      : call('POST /v1/mediation-parties/{token}/withdraw', { params });
  return (
    <Page title={what === 'yes' ? words.yesTitle : words.noTitle} neutralTitle={words.title} delicate>
      <Refused problem={problem} onStale={onStale} />
      {what === 'yes' ? <p>{words.yesWords}</p> : words.noWords.map((line) => <p key={line}>{line}</p>)}
      <div class="actions">
        <Button busy={busy} onClick={() => void act(send, (next) => onDone(next, what))}>
          {words[what]}
        </Button>
        <a class="button secondary" href="/reponse">
          {words.back}
        </a>
      </div>
    </Page>
  );
}
