import { OneOf } from '../../design/choices.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { ContactFields, type PartyFieldsProps } from './contact-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Interviews } from './use-interviews.ts';

/** Who comes: from their information interview, or typed; and how they are reached, each on their own (M3, F4). */
export function PartyFields(props: PartyFieldsProps & { readonly interviews: Interviews }) {
  const { id, draft, onDraft, errors, interviews } = props;
  const words = texts.form;
  return (
    <div class="stack">
      <OneOf
        id={`${id}-from`}
        legend={words.how}
        value={draft.from}
        onValue={(from) => onDraft({ ...draft, from })}
        options={[
          { value: 'interview', label: words.fromInterview, hint: words.fromInterviewHint },
          { value: 'typed', label: words.typed, hint: words.typedHint },
        ]}
      />
      {draft.from === 'interview' ? (
        <InterviewField id={id} draft={draft} onDraft={onDraft} errors={errors} interviews={interviews} />
      ) : (
        <>
          <Names id={id} draft={draft} onDraft={onDraft} errors={errors} />
          <ContactFields id={id} draft={draft} onDraft={onDraft} errors={errors} />
        </>
      )}
    </div>
  );
}

function InterviewField(props: PartyFieldsProps & { readonly interviews: Interviews }) {
  const { id, draft, onDraft, errors, interviews } = props;
  const words = texts.form;
  if (interviews === 'waiting') return <Waiting what={words.loadingInterviews} />;
  return (
    <SelectField
      id={`${id}-interview`}
      label={words.interview}
      hint={interviews.length === 0 ? words.noInterview : undefined}
      value={draft.interview}
      error={errors[`${id}-interview`]}
      onValue={(interview) => onDraft({ ...draft, interview })}
      options={[{ value: '', label: words.choose }, ...interviews]}
    />
  );
}

function Names({ id, draft, onDraft, errors }: PartyFieldsProps) {
  const words = texts.form;
  const field = (name: 'lastName' | 'firstName' | 'allocataireNumber') => ({
    id: `${id}-${name}`,
    value: draft[name],
    error: errors[`${id}-${name}`],
    autoComplete: 'off',
    onValue: (typed: string) => onDraft({ ...draft, [name]: typed }),
  });
  return (
    <div class="fields">
      <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
      <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
      <TextField {...field('allocataireNumber')} label={words.number} inputMode="numeric" optional />
    </div>
  );
}
