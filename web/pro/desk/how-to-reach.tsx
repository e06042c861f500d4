import { type Contact, hoursInWords, phoneInWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';

interface HowToReachProps {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly contact?: Partial<Contact> | undefined;
}

/** How this person may be reached (F4): the number, the hours, and what to ask before anything is said. */
export function HowToReach({ phone, email, contact }: HowToReachProps) {
  return (
    <div class="stack-small">
      {contact?.discreet === true ? (
        <div class="notice warning stack-small">
          <p>
            <strong>{texts.reach.discreet}.</strong> {texts.reach.discreetRule}
          </p>
          {contact.question === undefined ? null : (
            <p>
              {texts.reach.question(contact.question.ask)} {texts.reach.answer(contact.question.answer)}
            </p>
          )}
        </div>
      ) : null}
      {contact?.by === 'email' && email !== undefined ? (
        <p class="small">{texts.reach.byMailAt(email)}</p>
      ) : null}
      {phone === undefined ? (
        <p class="small">{texts.reach.noPhone}</p>
      ) : (
        <p>
          <a class="button secondary phone" href={`tel:${phone}`}>
            <span class="visually-hidden">{texts.reach.call('')}</span> {phoneInWords(phone)}
          </a>
        </p>
      )}
      {contact?.hours === undefined ? null : (
        <p class="small">{texts.reach.hours(hoursInWords(contact.hours))}</p>
      )}
    </div>
  );
}
