import type { Errors } from '../../design/error-summary.tsx';
import { Agreement } from '../desk/agreement.tsx';
import { ContactFields } from '../desk/booking/contact-fields.tsx';
import type { Draft as Who } from '../desk/booking/draft.ts';
import { useWords } from '../desk/desk-words.ts';
import { IdentityFields } from '../desk/identity-fields.tsx';
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
  return (
    <>
      <div class="halves">
        <section class="card stack" aria-labelledby="who">
          <h2 id="who">{words.who}</h2>
          <IdentityFields
            person={who.person}
            onPerson={(person) => onWho({ ...who, person })}
            errors={errors}
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
