import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { Result } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../desk/desk.css';
import type { Appointment } from '../desk/desk-words.ts';
import { ReferForm } from '../referrals/refer-form.tsx';
import { texts } from '../referrals/texts.fr.ts';
import type { Choices } from '../referrals/types.ts';
import { useStaff } from '../staff.tsx';

interface Read {
  readonly choices: Choices;
  readonly appointment: Appointment | undefined;
}

/** Refers a person, by name or from an appointment, whose opaque id alone stands in the address (D1). */
export default function Refer() {
  const { ask } = useStaff();
  const id = useRoute().params['id'];
  const [done, setDone] = useState<string>();
  const words = texts.refer;
  const { load, again } = useLoad(
    async (signal): Promise<Result<Read>> => {
      const choices = await ask('GET /v1/staff/referral-choices', {}, { signal });
      if (!choices.ok) return choices;
      if (id === undefined) return { ok: true, value: { choices: choices.value, appointment: undefined } };
      const found = await ask('GET /v1/staff/appointments/{id}', { params: { id } }, { signal });
      return found.ok ? { ok: true, value: { choices: choices.value, appointment: found.value } } : found;
    },
    [id],
  );
  if (done !== undefined)
    return (
      <Page key="done" title={words.done(done)} neutralTitle={words.tab}>
        <div class="desk stack">
          <Notice tone="good">
            <p>{words.doneWords}</p>
          </Notice>
          <div class="actions">
            <a class="button" href="/pro/orientations">
              {words.doneList}
            </a>
            {id === undefined ? (
              <Button kind="secondary" onClick={() => setDone(undefined)}>
                {words.again}
              </Button>
            ) : (
              <a class="button secondary" href={`/pro/rendez-vous/${id}`}>
                {words.back}
              </a>
            )}
          </div>
        </div>
      </Page>
    );
  return (
    <Page key="form" title={words.title} neutralTitle={words.tab} lead={words.lead}>
      <div class="desk stack">
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' ? <ReferForm {...load.value} onDone={setDone} /> : null}
      </div>
    </Page>
  );
}
