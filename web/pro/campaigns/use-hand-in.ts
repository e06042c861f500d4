import { useRef, useState } from 'preact/hooks';
import type { AnswerOf, Problem } from '../../api/contract.ts';
import { offline } from '../../api/problem.ts';
import { useKey } from '../../app/use-key.ts';
import { useStaff } from '../staff.tsx';
import { isPostable } from './list-file.ts';
import { putFile } from './put-file.ts';

type Place = AnswerOf<'POST /v1/staff/campaigns/uploads'>;

/**
 * Hands a list in: posted when it is small and in UTF-8, else put at an address of its own. Tried again after a break, the same file
 * makes no second run (B6). Answers the run's id, or what went wrong.
 */
export function useHandIn() {
  const { ask } = useStaff();
  const keyOf = useKey();
  const place = useRef<{ readonly key: string; readonly at: Place } | undefined>(undefined);
  const [percent, setPercent] = useState<number>();

  const post = async (type: string, file: File, key: string): Promise<string | Problem> => {
    const raw = new Blob([file], { type: 'text/csv' });
    const answer = await ask('POST /v1/staff/campaigns', { query: { type }, raw }, { key });
    return answer.ok ? answer.value.id : answer.problem;
  };
  const put = async (type: string, file: File, key: string): Promise<string | Problem> => {
    if (place.current?.key !== key) {
      const made = await ask(
        'POST /v1/staff/campaigns/uploads',
        { body: { type, bytes: file.size } },
        { key },
      );
      if (!made.ok) return made.problem;
      place.current = { key, at: made.value };
    }
    const { id, url } = place.current.at;
    setPercent(0);
    const hasArrived = await putFile(url, file, setPercent);
    setPercent(undefined);
    return hasArrived ? id : offline();
  };
  const handIn = async (type: string, file: File): Promise<string | Problem> => {
    const key = keyOf([type, file.name, file.size, file.lastModified]);
    return (await isPostable(file)) ? await post(type, file, key) : await put(type, file, key);
  };
  return { handIn, percent };
}
