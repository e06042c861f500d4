import type { Appointment } from '../desk/desk-words.ts';
import { texts } from '../texts.fr.ts';

/** What is about to be told. */
export type Event = 'moved' | 'moved-by-caf' | 'cancelled' | 'cancelled-by-caf' | 'contact';

/**
 * Who hears of it and how, in words, before it is done (F4): by mail for whoever chose it; by somebody's call when the Caf changes
 * something and may not write, or cannot; else nobody writes, since the person asked for it and is being told now.
 */
export function toldWords({ contact, person, mailbox, mode, service }: Appointment, event: Event): string {
  const words = texts.told;
  // What reception does not see is not said either (D6).
  if (contact === undefined || mode === undefined || service === undefined) return words.asChosen;
  const hasMail = contact.by === 'email' && person.email !== undefined;
  if (hasMail && mailbox !== undefined) return words.deadMailbox;
  const byCaf = event === 'moved-by-caf' || event === 'cancelled-by-caf';
  if (hasMail && !contact.discreet) return words.mail(person.email ?? '');
  return byCaf ? words.call : words.nobody;
}
