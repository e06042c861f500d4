import { useLocation } from 'preact-iso';
import { type Draft, EMPTY, keepDraft } from './draft.ts';

/** Where in the booking one is; behind `#`, so that it never leaves the browser and Back goes one step back. */
export const STEPS = { time: '#heure', person: '#personne', check: '#verification', done: '#fait' } as const;

/** Begins a booking with what is known already; an unfinished one is replaced. */
export function useStartBooking(): (known: Partial<Draft>) => void {
  const { route } = useLocation();
  return (known) => {
    keepDraft({ ...EMPTY, ...known });
    route(`/pro/reserver${known.slot === undefined ? '' : STEPS.person}`);
  };
}
