import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { Said } from '../desk/said.tsx';
import { type Me, useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

/** Stands for the whole secretariat in a list of delegates. */
const SECRETARIAT = 'secretariat';
type Professional = NonNullable<Me['professional']>;

/** To whom one's agenda is open beyond what everybody sees (D6). */
export function Delegates({ professional }: { professional: Professional }) {
  const { ask } = useStaff();
  const { load, again } = useLoad(
    async (signal) => {
      const [me, all] = await Promise.all([
        ask('GET /v1/staff/me', {}, { signal }),
        ask('GET /v1/staff/professionals', {}, { signal }),
      ]);
      if (!me.ok) return me;
      if (!all.ok) return all;
      const colleagues = all.value.professionals.filter(({ id }) => id !== professional.id);
      return { ok: true, value: { colleagues, delegates: me.value.professional?.delegates ?? [] } };
    },
    [professional.id],
  );
  return (
    <section class="stack" aria-labelledby="delegates-title">
      <h2 id="delegates-title">{texts.delegates.title}</h2>
      <p>{professional.role === 'social-worker' ? texts.delegates.socialWorker : texts.delegates.discreet}</p>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' ? <DelegatesForm role={professional.role} {...load.value} /> : null}
    </section>
  );
}

interface FormProps {
  readonly role: Professional['role'];
  readonly colleagues: readonly Pick<Professional, 'id' | 'role' | 'displayName' | 'title'>[];
  readonly delegates: readonly string[];
}

function DelegatesForm({ role, colleagues, delegates }: FormProps) {
  const { ask } = useStaff();
  const words = texts.delegates;
  const others = colleagues.filter(({ role: theirs }) => theirs !== role);
  const [chosen, setChosen] = useState(delegates);
  const [said, setSaid] = useState<string>();
  const { errors, busy, submit } = useForm({
    values: chosen,
    check: () => ({}),
    send: async (values) => {
      setSaid(undefined);
      const result = await ask('PUT /v1/staff/me/delegates', { body: { delegates: [...values] } });
      if (!result.ok) return result.problem;
      setSaid(words.done);
      return undefined;
    },
  });
  return (
    <form class="stack delegates" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <Said words={said} />
      <SomeOf
        id="delegates"
        legend={words.legend}
        hint={words.hint}
        values={chosen}
        onValues={setChosen}
        options={[
          { value: SECRETARIAT, label: words.secretariat },
          ...colleagues.filter(({ role: theirs }) => theirs === role).map(option),
        ]}
      />
      {others.length === 0 ? null : (
        <details open={others.some(({ id }) => delegates.includes(id))}>
          <summary>{words.others}</summary>
          <SomeOf
            id="others"
            legend={words.legend}
            values={chosen}
            onValues={setChosen}
            options={others.map(option)}
          />
        </details>
      )}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

const option = ({ id, displayName, title }: Pick<Professional, 'id' | 'displayName' | 'title'>) => ({
  value: id,
  label: displayName,
  hint: title,
});
