import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { OneOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useStaff } from '../staff.tsx';
import { PlanningForm } from './planning-form.tsx';
import { texts } from './texts.fr.ts';
import type { Professional } from './types.ts';

const ROLES = ['social-worker', 'mediator', 'psychologist', 'benefits-adviser'] as const;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

interface Values {
  readonly displayName: string;
  readonly title: string;
  readonly role: Professional['role'] | undefined;
  /** As typed; made of the name while it was not. */
  readonly id: string | undefined;
  readonly subject: string;
}

interface TeamFormProps {
  /** Whom to change; a new professional otherwise. */
  readonly changes: Professional | undefined;
  readonly onDone: (words: string) => void;
}

/** Adds a professional, or changes the name, the title and the sign-in of one. */
export function TeamForm({ changes, onDone }: TeamFormProps) {
  const { ask } = useStaff();
  const keyFor = useKey();
  const [values, setValues] = useState<Values>({
    displayName: changes?.displayName ?? '',
    title: changes?.title ?? '',
    role: changes?.role,
    id: changes?.id,
    subject: changes?.subject ?? '',
  });
  const set = (some: Partial<Values>) => setValues((before) => ({ ...before, ...some }));
  const id = values.id ?? slugOf(values.displayName);
  const form = useForm({
    values,
    check: (asked) => check(asked, id),
    send: async ({ displayName, title, role, subject }) => {
      if (role === undefined) return undefined;
      const account = subject.trim();
      const body = {
        displayName: displayName.trim(),
        title: title.trim(),
        ...(account === '' ? {} : { subject: account }),
      };
      const result =
        changes === undefined
          ? await ask(
              'POST /v1/staff/professionals',
              { body: { ...body, id, role } },
              { key: keyFor({ ...body, id, role }) },
            )
          : await ask('PUT /v1/staff/professionals/{id}', { params: { id: changes.id }, body });
      if (!result.ok) return result.problem;
      const say = changes === undefined ? texts.team.added : texts.team.saved;
      onDone(say(result.value.displayName));
      return undefined;
    },
  });
  const { errors } = form;
  const title = changes === undefined ? texts.team.addTitle : texts.team.changeTitle(changes.displayName);
  const isOtherAccount = changes?.subject !== undefined && values.subject.trim() !== changes.subject;
  return (
    <PlanningForm
      title={title}
      neutralTitle={texts.team.title}
      form={form}
      save={texts.team.save}
      back={texts.team.back}
      backTo="/pro/equipe"
    >
      <div class="card stack">
        <TextField
          id="displayName"
          label={texts.team.name}
          hint={texts.team.nameHint}
          maxLength={80}
          value={values.displayName}
          onValue={(displayName) => set({ displayName })}
          error={errors['displayName']}
        />
        <TextField
          id="title"
          label={texts.team.jobTitle}
          hint={texts.team.jobTitleHint}
          maxLength={80}
          value={values.title}
          onValue={(jobTitle) => set({ title: jobTitle })}
          error={errors['title']}
        />
        {changes === undefined ? (
          <>
            <OneOf
              id="role"
              legend={texts.team.role}
              value={values.role}
              onValue={(role) => set({ role })}
              error={errors['role']}
              options={ROLES.map((value) => ({ value, label: texts.planning.roles[value] }))}
            />
            <TextField
              id="id"
              label={texts.team.id}
              hint={texts.team.idHint}
              maxLength={64}
              spellcheck={false}
              value={id}
              onValue={(typed) => set({ id: typed })}
              error={errors['id']}
            />
          </>
        ) : null}
        <TextField
          id="subject"
          label={texts.team.subject}
          hint={texts.team.subjectHint}
          optional={changes?.subject === undefined}
          maxLength={128}
          spellcheck={false}
          value={values.subject}
          onValue={(subject) => set({ subject })}
          error={errors['subject']}
        />
        <div role="status">
          {isOtherAccount ? <p class="notice warning">{texts.team.subjectWarning}</p> : null}
        </div>
      </div>
    </PlanningForm>
  );

  function check({ displayName, title: jobTitle, role, subject }: Values, slug: string): Errors {
    const words = texts.team.errors;
    const hasLostAccount = changes?.subject !== undefined && subject.trim() === '';
    return {
      ...(displayName.trim() === '' ? { displayName: words.displayName } : {}),
      ...(jobTitle.trim() === '' ? { title: words.title } : {}),
      ...(role === undefined ? { role: words.role } : {}),
      ...(SLUG.test(slug) ? {} : { id: words.id }),
      ...(hasLostAccount ? { subject: texts.team.keepsAccount } : {}),
    };
  }
}

/** « Mme Élodie Exemple » → `mme-elodie-exemple` */
function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
}
