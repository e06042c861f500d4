import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { Agreement } from '../desk/agreement.tsx';
import { ContactFields } from '../desk/booking/contact-fields.tsx';
import type { Draft as Who } from '../desk/booking/draft.ts';
import { useWords } from '../desk/desk-words.ts';
import type { TypedPerson } from '../desk/person-fields.ts';
import { texts as desk } from '../desk/texts.fr.ts';
import { texts } from './texts.fr.ts';

interface WhoFieldsProps {
  readonly who: Who;
  readonly onWho: (who: Who) => void;
  readonly errors: Errors;
}

/** Who is supported, how they want to be told (F4), and that they agree (F1). */
export function WhoFields({ who, onWho, errors }: WhoFieldsProps) {
  const { zone } = useWords();
  const words = desk.book;
  const field = (name: keyof TypedPerson) => ({
    id: name,
    value: who.person[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (typed: string) => onWho({ ...who, person: { ...who.person, [name]: typed } }),
  });
  return (
    <>
      <div class="halves">
        <section class="card stack" aria-labelledby="who">
          <h2 id="who">{words.who}</h2>
          <div class="fields">
            <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
            <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
            <TextField {...field('phone')} label={words.phone} type="tel" optional />
            <TextField {...field('email')} label={words.email} type="email" optional />
          </div>
          <TextField
            {...field('allocataireNumber')}
            label={words.number}
            hint={words.numberHint}
            inputMode="numeric"
            look="short"
            optional
          />
        </section>
        <section class="card">
          <ContactFields draft={who} onDraft={onWho} errors={errors} />
        </section>
      </div>
      <div class="card">
        <Agreement
          id="agreement"
          value={who.agreed}
          onValue={(agreed) => onWho({ ...who, agreed })}
          errors={errors}
          zone={zone}
          words={texts.form.agreement}
        />
      </div>
    </>
  );
}
