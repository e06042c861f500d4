import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../planning/planning.css';
import { TeamForm } from '../planning/team-form.tsx';
import { texts } from '../planning/texts.fr.ts';
import type { Professional } from '../planning/types.ts';
import { useStaff } from '../staff.tsx';

const ROLES = ['social-worker', 'mediator', 'psychologist'] as const;

/** The professionals of the Caf. Whom one changes is not in the address: their id is their name. */
export default function Team() {
  const { ask } = useStaff();
  const { query, route } = useLocation();
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState<string>();
  const vue = query['vue'];
  useEffect(() => {
    if (vue !== undefined) setSaid(undefined);
  }, [vue]);
  const onDone = (words: string) => {
    setSaid(words);
    again();
    route('/pro/equipe');
  };
  const professionals = load.state === 'ready' ? load.value.professionals : [];
  const changes = professionals.find(({ id }) => id === chosen);
  if (vue === 'nouvelle') return <TeamForm key="new" changes={undefined} onDone={onDone} />;
  if (vue === 'modifier' && changes !== undefined)
    return <TeamForm key={changes.id} changes={changes} onDone={onDone} />;
  const change = (id: string) => {
    setChosen(id);
    route('/pro/equipe?vue=modifier');
  };
  return (
    <Page title={texts.team.title} lead={texts.team.lead}>
      {said === undefined ? null : <Said words={said} />}
      <p>
        <a class="button" href="/pro/equipe?vue=nouvelle">
          {texts.team.add}
        </a>
      </p>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' && professionals.length === 0 ? <p class="soft">{texts.team.none}</p> : null}
      {ROLES.map((role) => (
        <Group
          key={role}
          name={texts.planning.roles[role]}
          people={professionals.filter((one) => one.role === role)}
          onChange={change}
        />
      ))}
    </Page>
  );
}

interface GroupProps {
  readonly name: string;
  readonly people: readonly Professional[];
  readonly onChange: (id: string) => void;
}

function Group({ name, people, onChange }: GroupProps) {
  if (people.length === 0) return null;
  return (
    <section class="stack">
      <h2>{name}</h2>
      <ul class="grid">
        {people
          .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'fr'))
          .map(({ id, displayName, title, subject }) => (
            <li class="card stack-small flush" key={id}>
              <h3>{displayName}</h3>
              <p>{title}</p>
              <p>
                <span class={subject === undefined ? 'tag warning' : 'tag good'}>
                  {subject === undefined ? texts.team.notLinked : texts.team.linked}
                </span>
              </p>
              <Button kind="quiet" onClick={() => onChange(id)}>
                {texts.team.change}
                <span class="visually-hidden"> {displayName}</span>
              </Button>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Said({ words }: { words: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const later = setTimeout(() => box.current?.focus(), 0);
    return () => clearTimeout(later);
  }, [words]);
  return (
    <p class="notice good" ref={box} tabIndex={-1}>
      {words}
    </p>
  );
}
