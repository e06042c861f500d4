import type { Appointment } from './desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Touched } from './touched.ts';

/** What each of the three forms about one person touched is given. */
export interface SettlingProps {
  readonly disruption: string;
  readonly touched: Touched;
  readonly onDone: (told: string) => void;
  readonly onGiveUp: () => void;
}

type Contacted = Pick<Appointment, 'contact' | 'person'>;

/** Whether a change by the Caf goes by mail; everybody else stands on the to-call list (F4). */
export const isMailed = ({ contact, person }: Contacted) =>
  contact?.by === 'email' && contact.discreet !== true && person.email !== undefined;

export const howTold = (contacted: Contacted) =>
  isMailed(contacted) ? texts.disruptions.byMail : texts.disruptions.byCall;
