import { keyOf } from '../../app/pairs.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import type { CaseDraft } from './case-draft.ts';
import { texts } from './texts.fr.ts';
import { ELSEWHERE, useTerritories } from './words.ts';

interface CaseFieldsProps {
  readonly draft: CaseDraft;
  readonly onDraft: (draft: CaseDraft) => void;
  readonly errors: Errors;
}

/** Origin, territory and reason, from closed lists: nothing in anybody's own words (M6). */
export function CaseFields({ draft, onDraft, errors }: CaseFieldsProps) {
  const { load, again, territories } = useTerritories();
  const words = texts.form;
  const communes = territories.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section class="card stack" aria-labelledby="about">
      <h2 id="about">{words.about}</h2>
      <p class="soft">{words.noWords}</p>
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      <div class="fields">
        <SelectField
          id="origin"
          label={words.origin}
          value={draft.origin}
          error={errors['origin']}
          onValue={(chosen) => onDraft({ ...draft, origin: keyOf(texts.origins, chosen) ?? '' })}
          options={choices(texts.origins)}
        />
        <SelectField
          id="reason"
          label={words.reason}
          value={draft.reason}
          error={errors['reason']}
          onValue={(chosen) => onDraft({ ...draft, reason: keyOf(texts.reasons, chosen) ?? '' })}
          options={choices(texts.reasons)}
        />
        <SelectField
          id="territory"
          label={words.territory}
          value={draft.territory}
          error={errors['territory']}
          onValue={(territory) => onDraft({ ...draft, territory })}
          options={[
            { value: '', label: words.choose },
            ...communes,
            { value: ELSEWHERE, label: texts.elsewhere },
          ]}
        />
      </div>
    </section>
  );
}

const choices = (list: Readonly<Record<string, string>>) => [
  { value: '', label: texts.form.choose },
  ...Object.entries(list).map(([value, label]) => ({ value, label })),
];
