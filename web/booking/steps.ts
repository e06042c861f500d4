import type { Slot } from '../api/contract.ts';
import type { Service } from '../app/catalogue.tsx';
import { bodyOf, requestKey } from './book.ts';
import { ANYWHERE, type Draft } from './draft.ts';
import { isPersonComplete } from './person-check.ts';

/** The last part of each address, in order; they tell nothing of the matter (F3). */
export const STEPS = ['lieu', 'heure', 'vous', 'verifier', 'code', 'confirme'] as const;
export type Step = (typeof STEPS)[number];

export const pathOf = (step: Step | undefined) => (step === undefined ? '/reserver' : `/reserver/${step}`);

/** The first step whose answer is missing; undefined while no service is chosen. `now`: epoch ms of the server. */
export function firstMissing(draft: Draft, service: Service | undefined, now: number): Step | undefined {
  const { confirmed, place, mode } = draft;
  if (service === undefined) return undefined;
  if (confirmed !== undefined) return 'confirme';
  if (mode === undefined || !service.modes.includes(mode)) return 'lieu';
  if (place === undefined || (place !== ANYWHERE && !service.places.includes(place))) return 'lieu';
  if (keptUntil(draft) <= now) return 'heure';
  if (!isPersonComplete(draft)) return 'vous';
  return isWaitingForCode(draft) ? 'code' : 'verifier';
}

/** Booked with these very answers; after another answer the code that was sent is not theirs any more. */
function isWaitingForCode({ pending, ...draft }: Draft): boolean {
  const slot = chosenSlot(draft);
  return slot !== undefined && pending?.request === requestKey(draft.key, bodyOf(draft, slot));
}

/** Where somebody who asked for `asked` is let in: there, unless something before it is missing or the booking is done; without a step, to the services. */
export function admitted(asked: string | undefined, missing: Step | undefined): Step | undefined {
  if (asked === undefined) return undefined;
  const step = STEPS.find((one) => one === asked);
  if (missing === undefined || missing === 'confirme' || step === undefined) return missing;
  return STEPS.indexOf(step) <= STEPS.indexOf(missing) ? step : missing;
}

/** Until when the chosen time is kept, epoch ms: by the booking that waits for its code, else by a hold. */
export function keptUntil(draft: Draft): number {
  const { hold, pending } = draft;
  if (chosenSlot(draft) === undefined) return 0;
  return Date.parse(pending?.expiresAt ?? hold?.expiresAt ?? '') || 0;
}

/** The chosen time, as long as place and mode are those it was chosen for. */
export function chosenSlot({ slot, place, mode }: Draft): Slot | undefined {
  return slot?.mode === mode && (place === ANYWHERE || slot?.place === place) ? slot : undefined;
}

/** Number of a step and how many there are: an invitation needs no code. */
export function countOf(step: Step, { invitation }: Draft): { at: number; of: number } {
  return { at: STEPS.indexOf(step) + 1, of: invitation === undefined ? 5 : 4 };
}
