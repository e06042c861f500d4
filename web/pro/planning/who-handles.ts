import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Professional } from './types.ts';

/** Who deals with appointments that a change of this professional's plan leaves outside (B11). */
export function useWhoHandles({ id, role }: Professional): string {
  const { me } = useStaff();
  if (role === 'social-worker' || role === 'benefits-adviser') return texts.done.desk;
  return me.professional?.id === id ? texts.done.own : texts.done.theirs;
}
