import { useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
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

/** Sends one act and says what came of it; what it could not do stays for the form to show. */
export function useSettling() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const settle = async (act: () => Promise<Result<unknown>>, onDone: () => void) => {
    if (busy) return;
    setBusy(true);
    const result = await act();
    setBusy(false);
    if (result.ok) onDone();
    else setProblem(result.problem);
  };
  return { busy, problem, settle };
}
