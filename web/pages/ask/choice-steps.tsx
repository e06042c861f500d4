import { useLocation } from 'preact-iso';
import { useTexts } from '../../app/language.tsx';
import { optionsOf, pairsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { AreaField } from '../../design/area-field.tsx';
import { OneOf } from '../../design/choices.tsx';
import { type AskDraft, concernsChild } from './ask-draft.ts';
import { AskStep, pathOf } from './ask-step.tsx';

export interface StepProps {
  readonly draft: AskDraft;
  readonly change: (part: Partial<AskDraft>) => void;
}

/** As long as the service takes. */
const MOST_WORDS = 300;

/** Goes on when what the step asks is answered. */
function useStep<V>(at: number, values: V, missing: (values: V) => Record<string, string>) {
  const { route } = useLocation();
  return useForm({
    values,
    check: missing,
    send: (): Promise<undefined> => {
      route(pathOf(at + 1));
      return Promise.resolve(undefined);
    },
  });
}

/** For whom (P6). */
export function ForWhomStep({ draft, change }: StepProps) {
  const words = useTexts().ask;
  const { errors, submit } = useStep(1, draft.forWhom, (value) =>
    value === undefined ? { 'for-whom': words.missing.choice } : {},
  );
  return (
    <AskStep at={1} title={words.forWhom} lead={words.lead} errors={errors} onSubmit={submit}>
      <OneOf
        id="for-whom"
        legend={<span class="visually-hidden">{words.forWhom}</span>}
        error={errors['for-whom']}
        value={draft.forWhom}
        onValue={(forWhom) => change({ forWhom })}
        options={pairsOf(words.forWhomOptions).map(([value, option]) => ({ value, ...option }))}
      />
    </AskStep>
  );
}

/** Who would come, and what the other parent knows: that parent is never written to (P6). */
export function WhoStep({ draft, change }: StepProps) {
  const words = useTexts().ask;
  const { errors, submit } = useStep(2, draft.who, (value) =>
    value === undefined ? { who: words.missing.choice } : {},
  );
  return (
    <AskStep at={2} title={words.who} lead={words.whoLead} errors={errors} onSubmit={submit}>
      <OneOf
        id="who"
        legend={<span class="visually-hidden">{words.who}</span>}
        error={errors['who']}
        value={draft.who}
        onValue={(who) => change({ who })}
        options={optionsOf(words.whoOptions)}
      />
      {concernsChild(draft) ? (
        <OneOf
          id="other-parent"
          legend={words.otherParent}
          hint={words.otherParentHint}
          value={draft.otherParent}
          onValue={(otherParent) => change({ otherParent })}
          options={optionsOf(words.otherParentOptions)}
        />
      ) : null}
    </AskStep>
  );
}

/** What it is about, from a closed list, and a few own words (P1, P5). */
export function SituationStep({ draft, change }: StepProps) {
  const words = useTexts().ask;
  const { errors, submit } = useStep(3, draft, ({ situation, words: typed }) => ({
    ...(situation === undefined ? { situation: words.missing.choice } : {}),
    ...(typed.trim().length > MOST_WORDS ? { words: words.missing.words } : {}),
  }));
  return (
    <AskStep at={3} title={words.situation} lead={words.situationLead} errors={errors} onSubmit={submit}>
      <OneOf
        id="situation"
        legend={<span class="visually-hidden">{words.situation}</span>}
        error={errors['situation']}
        value={draft.situation}
        onValue={(situation) => change({ situation })}
        options={optionsOf(words.situations)}
      />
      <AreaField
        id="words"
        label={words.words}
        hint={words.wordsHint}
        error={errors['words']}
        optional
        maxLength={MOST_WORDS}
        value={draft.words}
        onValue={(typed) => change({ words: typed })}
      />
    </AskStep>
  );
}
