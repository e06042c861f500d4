import { keyOf, pairsOf } from '../../app/pairs.ts';
import { AreaField } from '../../design/area-field.tsx';
import { OneOf, SomeOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { HALF_DAYS } from '../desk/desk-words.ts';
import { byOf } from '../desk/reach.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { concernsChild, type HandInDraft } from './hand-in-draft.ts';
import { texts } from './texts.fr.ts';

interface FieldsProps {
  readonly draft: HandInDraft;
  readonly change: (part: Partial<HandInDraft>) => void;
  readonly errors: Errors;
}

const options = <K extends string>(words: Readonly<Record<K, string>>) =>
  pairsOf(words).map(([value, label]) => ({ value, label }));

/** Who the person is and how they are answered (F4). */
export function PersonFields({ draft, change, errors }: FieldsProps) {
  const words = texts.handIn;
  const field = (name: 'lastName' | 'firstName' | 'phone' | 'email' | 'allocataireNumber') => ({
    id: name,
    value: draft[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (typed: string) => change({ [name]: typed }),
  });
  return (
    <div class="card stack">
      <div class="fields">
        <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
        <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
        <TextField {...field('phone')} label={words.phone} type="tel" optional />
        <TextField {...field('email')} label={words.email} type="email" optional />
        <TextField {...field('allocataireNumber')} label={words.number} inputMode="numeric" optional />
      </div>
      <OneOf
        id="by"
        legend={words.by}
        value={byOf(draft)}
        onValue={(by) => change({ by })}
        options={options(words.byOptions)}
      />
      <SomeOf
        id="hours"
        legend={words.hours}
        values={draft.hours}
        onValues={(hours) => change({ hours })}
        options={HALF_DAYS.map((value) => ({ value, label: deskTexts.words.hours[value] }))}
      />
      <SomeOf
        id="discreet"
        legend={<span class="visually-hidden">{words.discreet}</span>}
        values={draft.discreet ? ['yes'] : []}
        onValues={(chosen) => change({ discreet: chosen.length > 0 })}
        options={[{ value: 'yes', label: words.discreet, hint: words.discreetHint }]}
      />
    </div>
  );
}

/** What the person asks for, in closed lists and a few words of their own (P1, P6). */
export function AskedFields({ draft, change, errors }: FieldsProps) {
  const words = texts.handIn;
  return (
    <div class="card stack">
      <OneOf
        id="forWhom"
        legend={words.forWhom}
        error={errors['forWhom']}
        value={draft.forWhom}
        onValue={(forWhom) => change({ forWhom })}
        options={options(words.forWhomOptions)}
      />
      <OneOf
        id="who"
        legend={words.who}
        error={errors['who']}
        value={draft.who}
        onValue={(who) => change({ who })}
        options={options(words.whoOptions)}
      />
      {concernsChild(draft) ? (
        <OneOf
          id="otherParent"
          legend={words.otherParent}
          hint={words.otherParentHint}
          value={draft.otherParent}
          onValue={(otherParent) => change({ otherParent })}
          options={options(words.otherParentOptions)}
        />
      ) : null}
      <SelectField
        id="situation"
        label={words.situation}
        error={errors['situation']}
        value={draft.situation}
        onValue={(value) => change({ situation: keyOf(texts.situations, value) ?? '' })}
        options={[{ value: '', label: words.choose }, ...options(texts.situations)]}
      />
      <AreaField
        id="words"
        label={words.words}
        hint={words.wordsHint}
        error={errors['words']}
        optional
        maxLength={300}
        value={draft.words}
        onValue={(typed) => change({ words: typed })}
      />
    </div>
  );
}
