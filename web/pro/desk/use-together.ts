import { useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useLanguage } from '../../app/language.tsx';
import { problemText } from '../../design/problem-text.ts';
import { useStaff } from '../staff.tsx';
import { fullName } from './desk-words.ts';
import { usualOffer } from './offers.ts';
import { isMailed } from './settle.ts';
import { texts } from './texts.fr.ts';
import type { DisruptionDetail, Touched } from './touched.ts';

/** A person whose time went to somebody else is given fresh proposals and tried again so often. */
const ATTEMPTS = 3;

export interface Outcome {
  readonly done: number;
  readonly mailed: number;
  /** Who is left, and why. */
  readonly failed: readonly string[];
}

/**
 * Settles several people one after the other, the soonest first: an offer to one takes times that were proposed to the next, who
 * is then given others.
 */
export function useTogether(detail: DisruptionDetail) {
  const { ask } = useStaff();
  const { services } = useCatalogue();
  const spoken = useLanguage();
  const [running, setRunning] = useState<number>();
  const params = { id: detail.id };
  const current = async (id: string): Promise<Touched | undefined> => {
    const read = await ask('GET /v1/staff/disruptions/{id}', { params });
    return read.ok ? read.value.touched.find(({ appointment }) => appointment.id === id) : undefined;
  };
  const said = (problem: Problem) => problemText(problem, spoken.texts, spoken.language);
  /** Why not, in words, or nothing when it is done. */
  const offer = async (first: Touched): Promise<string | undefined> => {
    let touched: Touched | undefined = first;
    let why: string = texts.disruptions.together.noTimes;
    for (let attempt = 1; attempt <= ATTEMPTS && touched !== undefined; attempt += 1) {
      const body = usualOffer(touched, services);
      if (body === undefined) return texts.disruptions.together.noTimes;
      const result = await ask('POST /v1/staff/disruptions/{id}/offer', { params, body });
      if (result.ok) return undefined;
      why = said(result.problem);
      if (result.problem.code !== 'SLOT_TAKEN') return why;
      touched = await current(first.appointment.id);
    }
    return why;
  };
  const cancel = async ({ appointment }: Touched): Promise<string | undefined> => {
    const body = { appointment: appointment.id };
    const result = await ask('POST /v1/staff/disruptions/{id}/cancel', { params, body });
    return result.ok ? undefined : said(result.problem);
  };
  const run = async (act: 'offer' | 'cancel', chosen: readonly string[]): Promise<Outcome> => {
    const people = detail.touched.filter(({ appointment }) => chosen.includes(appointment.id));
    const failed: string[] = [];
    const outcome = { done: 0, mailed: 0, failed };
    for (const [at, touched] of people.entries()) {
      setRunning(at);
      const why = await (act === 'offer' ? offer(touched) : cancel(touched));
      if (why === undefined) {
        outcome.done += 1;
        outcome.mailed += isMailed(touched.appointment) ? 1 : 0;
      } else failed.push(texts.disruptions.together.failedOne(fullName(touched.appointment.person), why));
    }
    setRunning(undefined);
    return outcome;
  };
  return { run, running };
}
