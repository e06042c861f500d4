import { texts } from './texts.fr.ts';
import type { Status } from './types.ts';
import { TONES } from './words.ts';

export function StatusTag({ status }: { status: Status }) {
  return <span class={`tag ${TONES[status]}`}>{texts.status[status]}</span>;
}
