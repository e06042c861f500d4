/** Who sees the screen: nobody yet (all answers hidden), the mediator alone, or one party, by id. */
export type Eyes = 'hidden' | 'alone' | { readonly party: string };

let next: { readonly id: string; readonly eyes: Eyes } | undefined;

/** How a case is to be shown when its page is opened from one of its own pages; once, and then hidden again. */
export function look(id: string, eyes: Eyes): void {
  next = { id, eyes };
}

/** Hidden, unless a page of this case has just said otherwise: no answer is shown by accident (M2, M3). */
export function eyesFor(id: string): Eyes {
  const eyes = next?.id === id ? next.eyes : 'hidden';
  next = undefined;
  return eyes;
}
