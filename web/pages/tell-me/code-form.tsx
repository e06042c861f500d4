import { call } from '../../api/client.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { CodePage } from '../../booking/code-page.tsx';
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
  const words = useTexts().tellMe;
  const params = { caf: useCatalogue().caf.code, id: pending.id };
  return (
    <CodePage
      tab={words.title}
      lead={words.codeLead(pending.email)}
      expiresAt={pending.expiresAt}
      again={words.again}
      confirm={async (code) => {
        const said = await call('POST /v1/cafs/{caf}/waiting-list/{id}/confirm', { params, body: { code } });
        if (said.ok) onEnd(pending.called ? 'called' : 'done');
        else if (said.problem.code === 'ALREADY_WAITING') onEnd('already');
        else return said.problem;
        return undefined;
      }}
      resend={() => call('POST /v1/cafs/{caf}/waiting-list/{id}/resend', { params })}
      onLost={onLost}
      onAgain={onAgain}
    />
  );
}
