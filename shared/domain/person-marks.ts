import * as z from 'zod';
import type { Role } from './words.ts';

/**
 * The two neutral marks of M7, without reason or words. `discreet-contact`: messages carry no link, place or service, and changes
 * go by voice (F4). `no-joint-session`: no mediation letter goes out and no joint session can be.
 */
export const PersonMark = z.enum(['discreet-contact', 'no-joint-session']);
export type PersonMark = z.infer<typeof PersonMark>;

/** Any staff member sets a mark; these alone see and lift it (M7). */
export const SEE_MARKS = ['mediator', 'psychologist'] as const satisfies readonly Role[];
