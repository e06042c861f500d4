import { texts as staffTexts } from '../texts.fr.ts';
import { texts } from './texts.fr.ts';
import type { Referral } from './types.ts';

type Staff = Extract<Referral['from'], { by: 'staff' }>;

/** « Camille Exemple, assistante sociale »; of somebody without a record the role. */
export const staffName = ({ name, title, role }: Pick<Staff, 'name' | 'title' | 'role'>): string =>
  name === undefined ? staffTexts.roles[role] : [name, title].filter((one) => one !== undefined).join(', ');

export const senderName = ({ from }: Referral): string =>
  from.by === 'staff' ? staffName(from) : texts.card.partner(from.name, from.organisation);

/** How an open one is told apart from one that ended. */
export const isOver = ({ status }: Referral): boolean =>
  status === 'refused' || status === 'withdrawn' || status === 'done' || status === 'answered';
